-- What the reader put together or took apart by hand. `wing`: the story it told before it was put into another one; what
-- arrives is measured against each wing alone, and an article that stands here is moved by nobody else.
CREATE TABLE by_hand (article INTEGER PRIMARY KEY, wing INTEGER NOT NULL) STRICT;
