# What is said when something is asked and the answer does not fit, whatever it is about.

text-wanted = Please answer in words, or write “cancel”.
text-too-long = The text has { $length } characters; 1 to { $most } are possible. Please write it again.
text-unprintable = Documents cannot print { $characters }. Please write it in plain letters.
choose-a-button = Please choose one of the buttons above.
day-wrong = This is not understood as a day. Please write one, for example { $example }.
name-wrong = Please write a full name, for example Nguyễn Văn An.
button-stop = Stop here
