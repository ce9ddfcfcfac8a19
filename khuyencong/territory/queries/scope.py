"""What a unit covers: itself, all below it, their predecessors, and all below those.

A scope on a current unit thus includes what is kept under its predecessors; a split unit is seen by all its successors.
The walk is the SQL function ``territory_scope`` of the first migration.
"""

from django.db.models import BigIntegerField, Func
from django.db.models.expressions import RawSQL


def scope(*units) -> RawSQL:
    """Subquery of the ids covered by any of these units (objects or ids); with none, nothing is covered.

    ``Model.objects.filter(unit_id__in=scope(unit))`` is one SQL statement.
    """
    roots = [getattr(unit, "pk", unit) for unit in units]
    return RawSQL(
        "SELECT reached FROM unnest(%s::bigint[]) AS root(id), territory_scope(root.id) AS reached",
        [roots],
        output_field=BigIntegerField(),
    )


class InScope(Func):
    """The ids covered by a column's unit, one row each, for subqueries over grants, appointments, areas:

    ``filter(unit_id__in=RoleGrant.objects.filter(user=user).values_list(InScope("unit_id")))``.
    """

    function = "territory_scope"
    set_returning = True
    output_field = BigIntegerField()
