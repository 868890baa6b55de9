"""HTML in the source, as nodes that every visitor knows: read by lxml, a subject a file.

`convert_html` takes the HTML of a whole tree; `inline`, `blocks` and `tables` say what becomes of an element.
"""
