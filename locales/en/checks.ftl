# What is odd about answers and findings taken together.

rating-good_serious = The rating is “{ $rating }” although the area has a serious finding.
rating-limited_none = The rating is “{ $rating }” although the area has no finding.
review-doubt = Please look at question { $number } again: { $doubt }
findings-doubt = { $area }, question { $number }: { $doubt }
findings-unsupported = Confirmed, but the figures there are now no longer support them: { $numbers }. Type “findings” and the number to look at one again.
findings-look-again = To be looked at again
summary-look-again = { $count ->
    [one] 1 point is to be looked at again before the report is signed: type “findings”.
   *[other] { $count } points are to be looked at again before the report is signed: type “findings”.
}
as-of-outside = This day lies outside of the data period of the inspection ({ $from } to { $to }). Please correct it if that is a mistake.
edit-hidden = Question { $number } is not asked with the answers there are now.
edit-hidden-answer = Question { $number } is not asked with the answers there are now. What was answered ({ $value }) is kept but does not count. To use it again, change the answer it hangs on.
