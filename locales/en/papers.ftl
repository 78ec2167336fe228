# Number, day, template, verification and signed copies of papers.

## In the papers

document-number = No.: { $number }/{ $symbol }
document-place-date = { $place }, { $date }
document-attached = (Attached to report No. { $number }/{ $symbol } of { $date } of the inspection team)
document-attached-unit = (Attached to report No. { $number }/{ $symbol } of { $date } of { $unit })
document-contents = CONTENTS
document-verify-alt = QR code of the page where this paper can be checked
document-verify-at = Check this paper: { $url }
document-verify-made = Made from version { $version } of the answers; log entry { $number }, { $hash }

## Numbers and days

papers-title = Papers: { $unit }, inspected on { $date }
papers-no-number = No number and day yet (draft)
papers-has-number = No. { $number }
papers-has-number-and-day = No. { $number } of { $date }
papers-not-made = No PDF made yet
papers-made = Newest PDF: revision { $revision }, made at { $time } on { $date }
papers-signed = Signed by { $names } (received at { $time } on { $date })
papers-copy-unconfirmed = A copy with digital signatures was received at { $time } on { $date }; a certificate is not trusted, or its issuer was not checked
papers-copy-uncompared = A copy was received at { $time } on { $date } and not compared
papers-signed-hint = A signed paper: send the PDF back here, it is kept beside the draft.
button-papers-number = Number: { $title }
papers-ask-number = { $title }: please give its number in the register, for example 05. The symbol { $symbol } is printed from the template.
papers-number-wrong = The number of a paper is digits, for example 05 or 123. Please write it again.
papers-ask-day = On which day is the paper issued? For example 25/9/2020.
button-papers-today = Today, { $date }
papers-frozen = The paper has its number: it says what it said then, whatever was changed since.
papers-ask-reason = { $title } has its number. Why is it to change? (The reason goes into the log.)
papers-reason-needed = Somebody else has just entered its number. Please open “papers” again and look before you change it.
button-papers-renew = Make it anew under the number { $number }
button-papers-remove = Take number { $number } away, a draft again
button-papers-build = Make the PDF
papers-day-before-visit = The day of issue cannot be before the visit ({ $date }). Please write it again.
papers-day-in-future = The day of issue cannot be after today. Please enter it when the paper has been issued.
papers-number-taken = Number { $number } is entered for a paper with the same symbol of this year ({ $unit }). Nothing has changed; please check the register.
papers-number-saved = { $title }: number { $number } is entered. From now on it is printed and the paper is no draft.
papers-number-and-day-saved = { $title }: number { $number } of { $date } is entered. From now on both are printed and the paper is no draft.
papers-number-removed = { $title }: number and day are taken away. From now on it is made as a draft.

## Template

template-title = Template of the papers of { $organization }
template-usual = { $text } (usual)
template-how = To change an entry, type its number. Papers made from now on follow the template; what an inspection says of itself comes first.
template-no-such = Please type a number from 1 to { $most }.
template-not-for-you = The template is kept by the secretary, the team lead or the standing agency.
template-bases-usual = plan and decision of the inspection
template-field-place = Place
template-field-parentAuthority = Superior authority
template-field-issuer = Issuer
template-field-symbol = Symbol of the report
template-field-addressees = Addressees
template-field-recipients = Recipients
template-field-followUpAgency = Agency that follows up
template-field-signer = Authority of the signer
template-field-bases = Legal bases
template-field-reportClosing = Last sentence of the report
template-field-minutesClosing = Last sentence of the minutes
template-field-conclusionClosing = Last sentence of the notice of conclusion
template-field-requirementsIntro = First sentence of the recommendations
template-ask-line = Please write the new words, one line. You may use { $placeholders }; each inspection puts its own in their place.
template-ask-lines = Please write the new words, one entry a line. You may use { $placeholders }; each inspection puts its own in their place.
template-ask-bases = Please write the legal bases, one a line. One that holds for a time ends like (từ 01/7/2025) or (từ 01/01/2021 đến 30/6/2025), counted by the day of the visit. You may use { $placeholders }.
template-ask-symbol = Please write the symbol of the report, for example BC-ĐKT. Minutes and notice put BB and TB in the place of BC. A symbol has no { $placeholders }.
template-ask-clause = Please write the new sentence. You may use { $placeholders }; each inspection puts its own in their place.
button-template-usual = Use the usual wording
template-saved = { $name }: stored.
template-usual-again = { $name }: the usual wording again.
template-wrong-placeholder = { $names } is not known. You may use: { $known }. Please write it again.
template-wrong-symbol = A symbol is capitals, digits, hyphens and slashes without spaces, for example BC-ĐKT. Please write it again.
template-wrong-period = The period at the end of “{ $line }” was not understood. Please write it like (từ 01/7/2025) or (từ 01/01/2021 đến 30/6/2025).
template-wrong-size = Too long, or too many lines: at most 500 characters a line, 2,000 a sentence. Please shorten it.
template-wrong-empty = Please write words.
paper-ready-pdf-numbered = { $title } No. { $number } ({ $pages } pages).

## The page of a paper

web-verify-unknown-title = No such paper
web-verify-unknown = No paper of this service has this address. Please check the address printed at the foot of the paper, or ask the office that sent it.
verify-title = Check a paper
verify-newest = This address belongs to the paper below, which this service made, and it is the newest one. Whether the file you hold is that paper: please compare it further down.
verify-not-newest = This address belongs to the paper below, which this service made, but it is not the newest one: revision { $revision } was made at { $time } on { $date }.
verify-ended = Its number was taken back, or it was made anew, at { $time } on { $date }.
verify-unit = Inspection of { $unit } on { $date }
verify-draft = No number and day yet (draft)
verify-made = Revision { $revision }, made at { $time } on { $date }
verify-sha256 = SHA-256: { $sha256 }
verify-copy-compared = Copy with digital signatures, received at { $time } on { $date }: compared, it is this paper byte for byte with nothing but signatures added; these are intact and cover the whole file.
verify-copy-uncompared = A copy was received at { $time } on { $date } and not compared; the service does not confirm it.
verify-signer-trusted = Signed by { $who }; certificate issued by { $issuer }, checked up to { $root }. Whether it was revoked was not checked.
verify-signer-unchecked = The signer is not named: the issuer of the certificate was not checked.
verify-signer-unknown_issuer = The signer is not named: the certificate is self-issued or not trusted.
verify-signer-expired = The signer is not named: the certificate was not valid when it was used.
verify-signer-unfit = The signer is not named: the certificate was not issued for signing papers.
verify-sha256-copy = SHA-256 of the copy received: { $sha256 }
verify-not-signed = No signed copy has been received.
verify-file = Compare a PDF file
verify-file-how = Choose a PDF or drop it on this page. It is compared on this device and not sent anywhere.
verify-hash = Or write at least the first { $least } digits of its SHA-256
verify-hash-button = Compare
verify-hash-short = At least { $least } digits of the SHA-256 are needed (0 to 9, a to f). Please write them again.
verify-same-issued = This is the file that the service made, unchanged; it holds no digital signature.
verify-same-trusted = This is the copy with digital signatures named above: the paper of this service, signed with a trusted certificate, unchanged since.
verify-same-unconfirmed = The same as a copy with digital signatures that the service received, but a certificate is not trusted or its issuer was not checked: the service does not confirm who signed.
verify-same-uncompared = The same as a copy that the service received and has not compared: the service does not confirm it.
verify-other = Neither the file that the service made nor a copy named above: another file, or a changed one. Nothing on this page confirms it.
verify-reading = Reading the file…
verify-unable = This browser cannot hash the file. Please compute its SHA-256 with another tool and write it below.

## Signed copies that come back

signed-unnamed = paper
signed-received = { $file } was received. The signatures are being read…
signed-unreachable = { $file } could not be fetched. Please send it again.
signed-too_large = { $file } is too large (at most { $max } MB in this chat). Please send a smaller one.
signed-no_pdf = { $file } is no PDF. Please send the signed PDF.
signed-not_signed = { $file } has no digital signature that can be read. Please sign the PDF made by the service and send it again; a printed and scanned copy is not taken here.
signed-unknown_paper = { $file } was not recognised as a paper made by this service. Please sign its own PDF, without printing and scanning, and send it again.
signed-other_bytes = { $file } is not, byte for byte, the PDF made by the service any more (another file, or a program has written it anew), so it was not kept as a signed copy. Please fetch the PDF again, sign that very file without changing or saving it in another program, and send it.
signed-not_allowed = The signed copy of this paper comes from whoever issues it. { $file } was not kept.
signed-known = This signed copy of { $title } was kept before.
signed-kept = The signed copy of { $title } No. { $number } (revision { $revision }) is kept byte for byte:
signed-kept-draft = The signed copy of { $title } (revision { $revision }, without number and day) is kept byte for byte:
signed-by = { $who }; certificate issued by { $issuer }.
signed-by-on = { $who }, signed on { $date }; certificate issued by { $issuer }.
signed-broken = A signature in { $file } does not fit it or does not cover the whole file, so it was not kept as a signed copy. Please sign the PDF of the service again and send it.
signed-unjudged = { $file } could not be checked (it is too complex, or the service is busy), so it was not kept as a signed copy. Please send it again in some minutes; if that does not help, fetch the PDF of the service and sign it anew.
signed-added_after = { $file } goes on behind the last signature with data that no signature covers, so it was not kept as a signed copy. Please send the very file that the signing program made, without opening and saving it again.
signed-time_stamp = { $file } has an archive time stamp, which the service cannot check, so it was not kept as a signed copy. Please send it as it was signed, before the time stamp was added.
signed-chain_too_long = A signature in { $file } comes with more certificates than the service checks, so it was not kept as a signed copy. Please sign again with the signing program of the office and send it.
signed-changed = { $file } adds to the paper made by the service or replaces some of it, so it was not kept as a signed copy. Please fetch the PDF again and only sign it, without notes or changes; pictures of signature and seal may cover a fifth of a page.
signed-trust-trusted = Intact; the certificate was checked up to { $root }, whether it was revoked was not.
signed-trust-unchecked = Intact; the issuer of the certificate was not checked.
signed-trust-unknown_issuer = Intact; the certificate is self-issued or not trusted, so the page of the paper does not name the signer.
signed-trust-expired = Intact, but the certificate was not valid when it was used. Please sign again with a valid one.
signed-trust-unfit = Intact, but the certificate was not issued for signing papers. Please sign again with one that is.
