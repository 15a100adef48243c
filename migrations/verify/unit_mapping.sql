-- Verify duban:unit_mapping on mysql

SELECT issuing_unit, printed_name, unit
FROM unit_mapping WHERE 0;
