"""Files, pages, JSON Lines and texts in memory to `Document`s. Offsets never move after this step."""

from communique.ingest.documents import read_text
from communique.ingest.errors import InputError
from communique.ingest.files import iter_documents, read_path
from communique.ingest.html import read_page
from communique.ingest.json_lines import iter_json_lines
from communique.ingest.limits import MAX_CHARACTERS

__all__ = ["MAX_CHARACTERS", "InputError", "iter_documents", "iter_json_lines", "read_page", "read_path", "read_text"]
