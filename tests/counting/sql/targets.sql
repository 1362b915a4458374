SELECT
  *
FROM (
  SELECT
    "t6"."entry",
    "t6"."respondent",
    "t6"."indicator",
    "t6"."part",
    "t6"."basis",
    "t6"."year",
    "t6"."first",
    "t6"."last",
    "t6"."value",
    "t4"."kind"
  FROM (
    SELECT
      "t3".*
      EXCLUDE ("prior")
    FROM (
      SELECT
        *
      FROM "entries" AS "t0"
      WHERE
        "t0"."basis" <> 'actual'
    ) AS "t3"
  ) AS "t6"
  INNER JOIN (
    SELECT
      "t1"."respondent",
      "t1"."kind"
    FROM "respondents" AS "t1"
  ) AS "t4"
    ON "t6"."respondent" = "t4"."respondent"
) AS "t7"
ORDER BY
  "t7"."entry" ASC
