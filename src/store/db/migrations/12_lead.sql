-- The article a step is about, where one keypress decided about one story and read another: undo comes back to it.
ALTER TABLE journal ADD COLUMN lead INTEGER;
