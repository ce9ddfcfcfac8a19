from django.db import migrations

# A unit, everything below it, their predecessors, everything below those.
SCOPE = """
CREATE FUNCTION territory_scope(root bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE ROWS 500 AS $$
  WITH RECURSIVE reached(id) AS (
      SELECT root WHERE root IS NOT NULL
    UNION
      SELECT step.id
      FROM reached
      CROSS JOIN LATERAL (
          SELECT u.id FROM territory_administrativeunit u WHERE u.parent_id = reached.id
        UNION ALL
          SELECT s.predecessor_id FROM territory_succession s WHERE s.successor_id = reached.id
      ) AS step(id)
  )
  SELECT id FROM reached
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("territory", "0001_initial")]
    operations = [migrations.RunSQL(SCOPE, "DROP FUNCTION territory_scope(bigint)")]
