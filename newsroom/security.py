"""The headers every answer carries: what a page may load, who may frame it, what it tells other sites."""

from django.conf import settings

PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


class SecurityHeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", resource_policy(request))
        if in_newsroom(request):
            response.headers["Cache-Control"] = "no-store"
            # Not no-referrer: a form would then be sent with "Origin: null", which the CSRF check refuses.
            response.headers["Referrer-Policy"] = "same-origin"
            # What a page of ours may show in a frame, Django's header says; everything else nobody may.
            framed = response.headers.get("X-Frame-Options") == "SAMEORIGIN"
            policy = settings.SECURE_CSP_ADMIN | {"frame-ancestors": ["'self'" if framed else "'none'"]}
        else:
            policy = settings.SECURE_CSP
        response.headers.setdefault("Content-Security-Policy", csp(policy))
        return response


def in_newsroom(request) -> bool:
    return request.path_info.startswith("/admin/")


def resource_policy(request) -> str:
    """Pictures may stand in other sites' pages, where feed readers show them. Nothing else may."""
    return "cross-origin" if request.path_info.startswith(settings.MEDIA_URL) else "same-origin"


def csp(policy: dict[str, list[str]]) -> str:
    """Write a policy as a Content-Security-Policy header (CSP Level 3)."""
    return "; ".join(" ".join([directive, *sources]) for directive, sources in policy.items())
