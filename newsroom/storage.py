"""Static files as readers get them."""

import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

COMMENT = re.compile(r"/\*(?!!).*?\*/\s*", re.DOTALL)  # but for those of a licence: /*! … */


def without_comments(css: str) -> str:
    """A style sheet for readers: what is said to those who write it is a tenth of its weight."""
    return COMMENT.sub("", css)


class StaticFiles(CompressedManifestStaticFilesStorage):
    """With their content's digest in their names, also where one module of JavaScript imports another; packed once;
    style sheets without their comments."""

    support_js_module_import_aggregation = True
    max_post_process_passes = 12  # the longest chain of imports among the editor's modules, and some more

    def _save(self, name, content):
        if name.endswith(".css"):
            content = ContentFile(without_comments(b"".join(content.chunks()).decode()).encode())
        return super()._save(name, content)

    def compress_files(self, files):
        """Those that pages name. What the front server's own pages ask for by a plain name it packs as it sends it."""
        return super().compress_files(set(files).intersection(self.hashed_files.values()))
