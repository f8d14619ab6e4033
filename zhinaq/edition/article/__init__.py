"""One article as XHTML: its front, body, apparatus and outline, the same for every edition."""
