SELECT
  MIN((
    (
      CAST("t1"."year" AS BIGINT) * 12
    ) + "t1"."last"
  ) - 1) AS "first",
  MAX((
    (
      CAST("t1"."year" AS BIGINT) * 12
    ) + "t1"."last"
  ) - 1) AS "last"
FROM (
  SELECT
    *
  FROM "entries" AS "t0"
  WHERE
    "t0"."basis" = 'actual'
) AS "t1"
