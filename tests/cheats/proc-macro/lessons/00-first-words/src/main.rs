lesson_00_first_words::answers!();
