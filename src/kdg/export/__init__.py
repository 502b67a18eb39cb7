"""Handouts and whole knowledge, for outside kdg.

Floor 2. `handout` says what stands in one, in blocks; `markdown` and `html` write the blocks; `whole` writes
the knowledge for programs. None of them opens a file: see `kdg.saving`.
"""
