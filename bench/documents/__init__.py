"""Documents of every kind that the readers read, by several producers: are the sentences in them quotable?

A draft (`drafts.py`) is written by a producer (`texts.py`, `pages.py`, `sheets.py`, `captions.py`, named in
`producers.py`). A tool that is not ours (`seen.py`) says which of the draft's sentences are in the file, and where;
`measuring.py` asks whether each of them can be quoted, and is said to stand there.
"""
