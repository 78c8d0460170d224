"""One pass down the river: the only part that knows every stage.

feeds_pass  fetch → parse → decide → store; articles are readable at once
pages_pass  the full page where a feed gave too little
names_pass  repeated lines cut, names found, stories joined, search index filled
jobs        what runs in the worker processes
"""
