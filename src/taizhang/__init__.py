"""taizhang 台账: the ledger a Chinese industrial park's administration runs on.

The catalogue says what the figures mean; everything else turns catalogue + ledger into a form, a finding,
a number, a sentence or a remark. Start reading at ``docs/tour.md``.
"""

__version__ = "0.1.0"
