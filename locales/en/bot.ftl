# Texts of the conversation. One thought a message, at most one question.

question-position = Question { $number }/{ $total }
answer-saved = ✓ Saved: { $value }
answer-not-a-number = This question needs a number, for example 710 or 1,250. If the unit has no data, use the button below.
