"""Citing an answer: a receipt, the footnote that it makes, a bundle for somebody else, and asking again.

A receipt keeps what must be known to repeat an answer, the recorded clock included: what the store learns later changes
neither the rows nor the fingerprint of what is cited. It lies in the user's data directory, never in the store.
"""

from kg.cite.again import Cited, changed_question, cited
from kg.cite.bundle import Bundle, Replayed, read_bundle, replay, write_bundle
from kg.cite.footnote import command, footnote
from kg.cite.receipts import Receipt, Saved, folder, receipt_of, save, saved

__all__ = [
    "Bundle",
    "Cited",
    "Receipt",
    "Replayed",
    "Saved",
    "changed_question",
    "cited",
    "command",
    "folder",
    "footnote",
    "read_bundle",
    "receipt_of",
    "replay",
    "save",
    "saved",
    "write_bundle",
]
