"""Static files with their content's digest in their names, also where one module of JavaScript imports another."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True
    max_post_process_passes = 12  # the longest chain of imports among the editor's modules, and some more

    def compress_files(self, files):
        """Those that pages name. What the front server's own pages ask for by a plain name it packs as it sends it."""
        return super().compress_files(set(files).intersection(self.hashed_files.values()))
