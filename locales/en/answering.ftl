# Asking a question and taking the answer, in English.

question-position = Question { $number }/{ $total }.
question-unit = Unit: { $unit }
question-period = from { $from } to { $to }
question-current = Answered: { $value }
question-suggestion = From what was entered (question { $questions }): { $value }
question-several = You may choose several: press each one, then “Done”, or type their numbers, for example 1, 3.
question-several-typed = You may choose several: type their numbers, for example 1, 3.
question-rank = Put all options in order: press them one after the other, the first one first, then “Done”, or type their numbers in that order, for example 3, 1, 2.
question-rank-typed = Put all options in order: type their numbers in that order, for example 3, 1, 2.
button-not-available = No data
button-skip = Skip
button-back = ‹ Previous question
button-keep = Keep
button-done = Done
button-right = Yes
button-again = Enter again
button-edit-question = Change answer { $number }
button-edit-this = Change this answer

answer-saved = ✓ Saved: { $value }
answer-saved-approximate = ✓ Saved: { $value } (an estimate)
answer-saved-not-available = ✓ Saved: No data ({ $reason })
answer-skipped-echo = This question was skipped.
answer-not-available = No data
answer-skipped = Skipped
answer-none = not answered
figure-line = { $label }: { $value }
answer-confirm = Did you mean { $value }?
answer-confirm-unit = Did you mean { $value }?
answer-exact-wanted = This question needs an exact figure. Please enter it again, without “about”.
not-available-why = Why is there no data? Please choose a reason or write another one.
not-available-refused = “No data” is not possible here. Please answer the question above.
reason-not-tracked = The unit does not keep this figure
reason-no-report = The unit has not provided the figure
reason-not-checked = The team did not check this
reason-not-compiled = The unit has not compiled this figure yet
reason-kept-elsewhere = Another agency keeps this figure
skip-refused = This question is required and cannot be skipped. Please answer the question above.
skip-refused-own = This question is required and cannot be skipped. { $message }
skip-refused-na = This question is required and cannot be skipped. If the unit has no data, choose “No data”.
back-at-first = This is the first question of the form.
edit-no-such = There is no question with that number. Please write “edit” and a number from 1 to { $total }, for example: edit 9.
warning-explain = If the figures are right, please write the reason. To correct them, write the right figure or choose a button below.
button-keep-explain = Keep it and say why
reason-wanted = Please give the reason in words. To correct the answer, write the right figure or “enter again”.
choose-at-least-one = Please choose at least one item before pressing “Done”.
area-closed = This area has been submitted and can no longer be changed. If it has to be changed, please ask the team lead to send it back.
area-not-open = This area does not take answers from you at present; what you just sent was not saved.
button-old = This button belongs to an older message; nothing was changed. Please use the newest message.
stale-answered = Question { $number } has been answered: { $value }.
stale-open = Question { $number } has not been answered.

## Not a text

media-sticker = A sticker cannot be read here. Please answer question { $number }/{ $total } above in words or with a button.
media-other = This cannot be read here. Please answer question { $number }/{ $total } above in words or with a button.

## What was wanted

wanted-integer = This question needs a whole number, for example 12. If the unit has no data, write “no data”.
wanted-count = This question needs a number, for example 710 or 1.250. If the unit has no data, write “no data”.
wanted-decimal = This question needs a number, for example 12 or 12,5. If the unit has no data, write “no data”.
wanted-percent = This question needs a percentage, for example 92 or 97,6%. If the unit has no data, write “no data”.
wanted-money = This question needs a sum of money, for example 350 triệu or 1,2 tỷ. If the unit has no data, write “no data”.
wanted-date = This question needs a date, for example 17/9/2020. If the unit has no data, write “no data”.
wanted-time = This question needs a time, for example 08:30.
wanted-date_time = This question needs a date and a time, for example 17/9/2020 08:30.
wanted-geopoint = This question needs a place: latitude and longitude, for example 22,15 105,58.
wanted-choice = Please choose one of the options above with a button or by its number.
wanted-multi_choice = Please choose the options above with the buttons or by their numbers, for example 1, 3.
wanted-rank = Please put all options above in order by their numbers, for example 3, 1, 2.
wanted-text = Please answer in words.

refused-several_numbers = The answer holds several numbers. Please send one, for example 710.
refused-not_an_integer = This question needs a whole number, without decimals, for example 12.
refused-negative = This number must not be below 0. Please enter it again.
refused-too_large = This number is too large (at most { $max }). Please check it and enter it again.
refused-too_many_decimals = This number has too many digits (at most { $max } after the decimal comma). Please enter it again, for example 97,6.
refused-out_of_range = The value must be from { $min } to { $max }. Please enter it again.
refused-percent_for_number = This question needs a count, not a percentage. Please enter it again, for example 710.
refused-unknown_unit = “{ $text }” was not understood. Please send only the number, for example 710.
refused-khong_is_unclear = “Không” may mean the number 0 or no data. Please write 0 or “no data”.
refused-not_a_date = This question needs a date, for example 17/9/2020 or 17/9.
refused-no_such_day = There is no day { $day }/{ $month }/{ $year }. Please enter it again, for example 17/9/2020.
refused-no_such_month = There is no month { $month }. The day comes first, then the month, for example 17/9/2020.
refused-day_missing = Please give the day too, for example 17/9/2020.
refused-year_out_of_range = The year { $year } is not possible. Please enter it again, for example 17/9/2020.
refused-not_a_time = This question needs a time, for example 08:30.
refused-no_such_time = There is no such time. Please enter it again, for example 08:30.
refused-no_such_choice = There is no such option. Please choose one of the { $count } options above with a button or by its number.
refused-ambiguous_choice = The answer fits several options: { $names }. Please press a button or type the number.
refused-placed_twice = Each option has one place; placed twice: { $names }. Please type the order of all options again, for example 3, 1, 2.
refused-not_placed = Not yet placed: { $names }. Please type the order of all options again, for example 3, 1, 2.
refused-too_long = The answer has { $length } characters, at most { $max } are possible. Please make it shorter.
refused-not_a_place = This question needs a place: latitude and longitude, for example 22,15 105,58.

## Review and submit

review-answered = Answered { $answered } of { $total } questions.
review-without-data = Questions with “No data”: { $numbers }.
review-missing = Required questions not answered: { $numbers }.
review-findings = Suggested findings: { $findings } · Observations: { $observations }
review-choose = Please choose a button below, or write “edit” and a number, for example: edit 9.
review-how-to-edit = To change an answer, write “edit” and its number, for example: edit 9.
button-review-list = See and change answers
button-review-findings = See suggested findings
button-submit = Submit
submit-where = To submit, answer or skip the questions that are left; behind the last one is the review, which submits.
submit-unanswered = Not submitted: required questions are still open ({ $numbers }).
submit-done = The area { $area } has been submitted. Thank you.
submit-opinion = From the figures entered, { $count } points are suggested for your opinion.
button-give-opinion = Give an opinion ({ $count })

## Going on after an interruption, and amending by editing a message

button-go-on = Go on with the form
early-which = “{ $text }” was sent before this question was there, so it has not been saved. Which question is it for?
button-early-now = Question { $number }
early-not-taken = “{ $text }” was sent before this was asked, so it has not been saved. This is what is open:
resume-not-taken = What you were doing was interrupted; your last message has not been saved.
amend-done = Question { $number } was changed as in the message you edited.
amend-none = The message you edited is not a saved answer, so nothing has changed. To change an answer, type “edit” and its number, for example: edit 9.
amend-closed = This area has been handed in, so editing the message does not change question { $number }: { $value }. If it has to be changed, please ask the team lead to send it back.
amend-overtaken = Question { $number } has an answer newer than the message you edited: { $value }. Nothing has changed.
amend-refused = Question { $number } stays as it was: { $value }.

## After the conclusion

area-concluded = The inspection was concluded on { $date }: answers and evidence do not change any more, and what you sent was not kept. If a figure is wrong, please ask the lead or the deputy to correct it (“correct”).
correct-only-lead = Corrections after the conclusion are made by the lead or the deputy.
correct-not-concluded = The inspection is not concluded yet, so nothing needs a correction: the area is edited, or sent back (“status”).
correct-area = An answer of which area is to be corrected?
correct-which = Which question? For example 9.
correct-not-this-kind = This question is answered by files, photos or a place, or calculated by the service; it cannot be corrected in words. Please choose another one.
correct-no-answer = no answer
correct-value = Question { $number }. { $label }
    Now: { $value }. What is right?
correct-value-wanted = A correction needs the right answer. Please write it.
correct-why = Why is it corrected? The reason goes into the log and to those concerned.
correct-last-look = { $area }, question { $number }. { $label }
    { $before } → { $after }
    Reason: { $reason }
    The members in charge, those who lead and the unit will be told. Correct it?
button-correct = Correct it
button-correct-not = Leave it
correct-left = Nothing was corrected.
correct-done = ✓ Question { $number } was corrected: { $before } → { $after }. Those concerned have been told. Numbered papers stay as they are; for one with this, type “papers” and make it anew.
told-corrected = Correction after the conclusion of the inspection of { $unit }
    { $area }, question { $number }. { $label }
    { $before } → { $after }
    Reason: { $reason }
    Corrected by { $name }. Numbered papers stay as they are; one that is made anew will have it.
