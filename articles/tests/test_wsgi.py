"""The door a WSGI server opens."""

from django.http import HttpResponse, StreamingHttpResponse

from newsroom import wsgi


def answer_to(response, monkeypatch):
    monkeypatch.setattr(wsgi, "django", lambda environ, start_response: response)
    return wsgi.application({}, None)


def test_page_is_handed_over_whole_and_its_request_is_over(monkeypatch):
    page, closed = HttpResponse("a page"), []
    monkeypatch.setattr(page, "close", lambda: closed.append(True))
    assert answer_to(page, monkeypatch) == [b"a page"]
    assert closed == [True]


def test_what_is_streamed_stays_a_stream(monkeypatch):
    stream = StreamingHttpResponse(iter([b"a", b"b"]))
    assert answer_to(stream, monkeypatch) is stream
    assert not stream.closed and b"".join(stream) == b"ab"
