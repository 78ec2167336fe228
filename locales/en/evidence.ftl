### Evidence: photos, files, sound, video, places.

## Counts: "2 photos, 1 file"

evidence-photo =
    { $count ->
        [one] { $count } photo
       *[other] { $count } photos
    }
evidence-document =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
evidence-audio =
    { $count ->
        [one] { $count } recording
       *[other] { $count } recordings
    }
evidence-video =
    { $count ->
        [one] { $count } video
       *[other] { $count } videos
    }
evidence-place =
    { $count ->
        [one] { $count } place
       *[other] { $count } places
    }

evidence-a-photo = The photo
evidence-a-document = The file
evidence-a-audio = The recording
evidence-a-video = The video
evidence-a-place = The place

## Receiving

evidence-received = Received { $what } as evidence for question { $number }.
evidence-received-area = Received { $what } as evidence for { $area }.
evidence-received-file-question = Received { $what } for question { $number }. Send more, or choose “Done”.
evidence-answer-above = Please answer the question above.
evidence-voice-unheard = A voice message cannot be listened to here: please answer question { $number }/{ $total } above in words or with a button.
evidence-privacy = Note: send no identity papers and no classified documents; cover names, addresses and telephone numbers of citizens.
evidence-caption-unprintable = Paper cannot show { $characters } in the caption; the rest of its words is printed.
evidence-too-large = The file is larger than 10 MB and was not taken. Please send a smaller one.
evidence-too-many = The number of photos and files for one day has been reached ({ $most }). Please go on tomorrow.
evidence-nothing-open = It is not clear which question this belongs to, so it was not kept. Please type “continue” to open the question and send it again.

## Questions for photos and files

evidence-wanted-image = This question needs a photo. When you have sent it, choose “Done”.
evidence-wanted-file = This question needs a photo or a file. When you have sent it, choose “Done”.
evidence-wanted-audio = This question needs a recording. When you have sent it, choose “Done”.
evidence-wanted-video = This question needs a video. When you have sent it, choose “Done”.
evidence-so-far = So far: { $what }
evidence-answer =
    { $count ->
        [one] { $count } photo or file
       *[other] { $count } photos and files
    }

## Evidence or an explanation

evidence-or-explain = With the answer “{ $value }”, please send a photo or a file as evidence. If there is none, write an explanation.
evidence-required = This question needs a photo or a file as evidence. Please send it now.
evidence-explain = Please explain the answer “{ $value }”.
button-evidence-explain = No photo, write an explanation
button-evidence-later = Send later
submit-evidence-missing = Cannot be submitted yet: questions without evidence or explanation ({ $numbers }).
review-evidence-missing = Questions without evidence or explanation: { $numbers }.
review-evidence = Evidence: { $what }

## Told to the sender later

evidence-for-question = { " " }for question { $number } ({ $area })
evidence-for-area = { " " }for { $area }
evidence-refused = { $what } sent at { $time } on { $date }{ $target } could not be kept.
evidence-refusal-too_large = It is larger than 10 MB. Please send a smaller one.
evidence-refusal-type = It is not a picture (JPEG, PNG, WebP, HEIC), a PDF, a Word, Excel or PowerPoint file, sound or video. Please send another kind of file.
evidence-refusal-pixels = The picture has too many pixels (50 million at most). Please send a smaller one.
evidence-refusal-broken = The file is damaged or incomplete. Please send it again.
evidence-refusal-gone = The chat service does not have this file any more. Please send it again.
evidence-refusal-unreachable = The file could not be fetched from the chat service. Please send it again.
evidence-not-printable = { $what } sent at { $time } on { $date }{ $target } was kept as it is, but HEIC cannot be printed in the report. To have it printed, please send a JPEG as well.

## Appendix of pictures

report-pictures-title = Pictures
report-picture-number = Picture { $number }
report-finding-shown = { $text } ({ $pictures }, { $appendix })
report-picture = Picture { $number }. { $text }
report-picture-question = question { $number }, { $area }
report-picture-finding = finding { $number }
report-picture-taken = taken at { $time } on { $date }
report-picture-received = received at { $time } on { $date }
report-picture-place = place { $latitude }; { $longitude }
report-picture-alt = Photo: { $text }
report-pictures-more = { $count } more pictures are kept with the inspection file.
report-see-pictures = The pictures are in { $appendix }.
