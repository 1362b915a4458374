"""The park's figures for other programs of the office: read only, JSON, described by OpenAPI.

``/api/figure?indicator=规上工业总产值&period=2024年1-9月`` gives what ``taizhang figure … --format json`` prints, for whoever
is signed in as park staff. ``/api/openapi.json`` describes all of it and ``/api/docs/`` shows that description as a page.
The functions behind it are those of the pages and of the command line; only the words of parameters and answers are here.
"""
