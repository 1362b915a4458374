"""Is this form filled in sensibly, and if not, which cell is probably wrong?

Three kinds of findings, in this order: what the catalogue's structure asks (``structure``), the rules of the form
(``rules``), and the slips that experience knows (``experience``). Errors stop the form; hints want a look or a reason.

Worked example: see ``rules``.
"""

from taizhang.catalogue.model import Catalogue, Form
from taizhang.kernel.finding import Finding
from taizhang.validation.cells import Context, Sheet, Values
from taizhang.validation.experience import experience_findings
from taizhang.validation.rules import rule_findings
from taizhang.validation.structure import structure_findings


def validate(form: Form, cells: Values, catalogue: Catalogue, context: Context) -> tuple[Finding, ...]:
    """The findings on one form filled in by one respondent for one period; values in report units."""
    sheet = Sheet(form, cells, catalogue, context)
    return (*structure_findings(sheet), *rule_findings(sheet), *experience_findings(sheet))


def errors(form: Form, cells: Values, catalogue: Catalogue, context: Context) -> tuple[Finding, ...]:
    """Only what stops the form, in a fraction of the time: no hint is looked for."""
    sheet = Sheet(form, cells, catalogue, context)
    return (*structure_findings(sheet, only_hard=True), *rule_findings(sheet, only_hard=True))
