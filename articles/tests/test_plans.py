"""What readers ask for often is looked up by an index, and late pages cost what first pages cost."""

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import CharField, F, Func

from articles.models import Version
from articles.public.views.lists import PER_PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    """So many interviews that a list has two pages, and PostgreSQL believes that they are ten thousand; their
    English versions, the newest first."""
    call_command("make_archive", 3 * PER_PAGE, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL random_page_cost = 1.1")  # as deploy/postgresql.conf says
    believed_to_be_many("by_words")
    return list(Version.objects.filter(language="en").newest_first())


def believed_to_be_many(index):
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list(%s)", [index])  # as VACUUM does, now and then
        cursor.execute("ANALYZE articles_version")
        cursor.execute("UPDATE pg_class SET reltuples = 10000 WHERE oid = 'articles_version'::regclass")


def plans(client, address):
    """How PostgreSQL answers the queries of a page, each as every node of its plan."""
    asked = []

    def listen(execute, sql, values, many, context):
        asked.append((sql, values))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(listen):
        assert client.get(address).status_code == 200
    for sql, values in asked:
        with psycopg.ClientCursor(connection.connection) as cursor:
            if prepared := "$1" in sql:  # it is planned before its values are known
                cursor.execute(f"PREPARE asked AS {sql}")
                sql = f"EXECUTE asked ({', '.join(['%s'] * len(values))})"
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", values)
            yield list(nodes(cursor.fetchone()[0][0]["Plan"]))
            if prepared:
                cursor.execute("DEALLOCATE asked")


def nodes(plan):
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)


FOUND_BY = [
    ("/en/interviews/{slug}/text/", "by_address"),
    ("/en/interviews/{slug}/", "by_person"),  # others with the same people
    ("/en/search/?q={name}", "by_words"),
    ("/en/people/{person}/", "by_person"),
    ("/en/topics/{topic}/", "by_topic"),
    ("/en/interviews/", "newest_first"),
    ("/en/feed.atom", "newest_first"),
]


def test_a_page_is_found_by_its_index(client, archive):
    newest = archive[0]
    who, topic = newest.people[1], newest.topics[0]
    names = {"slug": newest.slug, "name": who["name"], "person": who["slug"], "topic": topic["slug"]}
    for address, index in FOUND_BY:
        used = {node.get("Index Name") for plan in plans(client, address.format(**names)) for node in plan}
        assert index in used, address


def test_a_picture_is_found_by_its_file(client, archive, settings):
    settings.MEDIA_ACCEL_LOCATION = "/_media/"  # the front server looks for the file, the database for its page
    own = Func(F("pk"), template="ARRAY[md5(%(expressions)s::text) || '.webp']", output_field=CharField())
    Version.objects.update(media=own)
    believed_to_be_many("by_file")
    newest = Version.objects.get(pk=archive[0].pk)
    (plan,) = plans(client, f"/media/{newest.media[0]}")
    assert "by_file" in {node.get("Index Name") for node in plan}


def test_a_late_page_looks_for_nothing_about_those_before_it(client, archive):
    for page in (1, 2):
        found = [node for plan in plans(client, f"/en/interviews/?page={page}") for node in plan]
        loops = [node["Actual Loops"] for node in found if node.get("Parent Relationship") == "SubPlan"]
        assert loops and max(loops) <= PER_PAGE, page


def test_what_a_search_reads_of_many_lies_as_it_is_read(archive):
    """The heads in their rows; the rest beside them, not packed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_or(pg_column_toast_chunk_id(search_head) IS NOT NULL),"
            " count(pg_column_compression(search_vector)), count(pg_column_compression(passages)),"
            " count(pg_column_compression(passage_words)) FROM articles_version"
        )
        assert cursor.fetchone() == (False, 0, 0, 0)
