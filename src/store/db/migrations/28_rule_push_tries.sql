-- How often a server has refused an article that a rule hands to it, and why the last time: one that is always refused is given up.
ALTER TABLE rule_push ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rule_push ADD COLUMN reason TEXT;
