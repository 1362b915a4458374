"""The desk at which reports of any format are proofread: open a file, prove it, hand the result back in the form wanted.

``taizhang.proofing`` judges text; this room knows files. It needs neither Django nor a ledger.
"""
