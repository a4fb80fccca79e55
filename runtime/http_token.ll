; The small parts of HTTP's grammar (RFC 9110, section 5.6): tokens, lists, the characters of values.

declare zeroext i1 @text_equal_ignoring_case(ptr, i64, ptr, i64)

;; Says whether a byte may stand in a token: a letter, a digit or one of !#$%&'*+-.^_`|~ (RFC 9110).
;;
;; byte: 0 to 255
;; result: whether it may
define zeroext i1 @http_is_token_byte(i64 %byte) {
  ; One bit for each of the first 128 bytes, in two words.
  %is_upper_half = icmp uge i64 %byte, 64
  %bits = select i1 %is_upper_half, i64 6341068274398134270, i64 288068722172624896
  %bit = and i64 %byte, 63
  %shifted = lshr i64 %bits, %bit
  %low = trunc i64 %shifted to i1
  %is_ascii = icmp ult i64 %byte, 128
  %is_token = and i1 %low, %is_ascii
  ret i1 %is_token
}

;; Measures the token that a text begins with.
;;
;; text: the text
;; text_len: its length
;; result: length of the token, 0 where there is none
define i64 @http_token_length(ptr %text, i64 %text_len) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %token ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %look, label %done

look:
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  %value = zext i8 %byte to i64
  %is_token = call zeroext i1 @http_is_token_byte(i64 %value)
  br i1 %is_token, label %token, label %done

token:
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %at
}

;; Counts the blanks and tabs that a text begins with.
;;
;; text: the text
;; text_len: its length
;; result: their number
define i64 @http_blank_length(ptr %text, i64 %text_len) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %blank ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %look, label %done

look:
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  %is_space = icmp eq i8 %byte, 32
  %is_tab = icmp eq i8 %byte, 9
  %is_blank = or i1 %is_space, %is_tab
  br i1 %is_blank, label %blank, label %done

blank:
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %at
}

;; Measures a text without the blanks and tabs at its end.
;;
;; text: the text
;; text_len: its length
;; result: the length without them
define i64 @http_trimmed_length(ptr %text, i64 %text_len) {
entry:
  br label %next

next:
  %end = phi i64 [ %text_len, %entry ], [ %before, %look ]
  %is_empty = icmp eq i64 %end, 0
  br i1 %is_empty, label %done, label %look

look:
  %before = sub i64 %end, 1
  %place = getelementptr i8, ptr %text, i64 %before
  %byte = load i8, ptr %place
  %is_space = icmp eq i8 %byte, 32
  %is_tab = icmp eq i8 %byte, 9
  %is_blank = or i1 %is_space, %is_tab
  br i1 %is_blank, label %next, label %done

done:
  ret i64 %end
}

;; Says whether a list of tokens, separated by commas and blanks, contains one. The case of letters does not matter.
;;
;; list: the list
;; list_len: its length
;; token: the token
;; token_len: its length
;; result: whether the list contains it
define zeroext i1 @http_list_contains(ptr %list, i64 %list_len, ptr %token, i64 %token_len) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %step ]
  %more = icmp ult i64 %at, %list_len
  br i1 %more, label %look, label %missing

look:
  %place = getelementptr i8, ptr %list, i64 %at
  %left = sub i64 %list_len, %at
  %length = call i64 @http_token_length(ptr %place, i64 %left)
  %is_wanted = call zeroext i1 @text_equal_ignoring_case(ptr %place, i64 %length, ptr %token, i64 %token_len)
  br i1 %is_wanted, label %found, label %step

step:
  ; Over the token, and over whatever ended it.
  %token_end = add i64 %at, %length
  %after = add i64 %token_end, 1
  br label %next

found:
  ret i1 true

missing:
  ret i1 false
}

;; Says whether a value of the field `Host` is well formed: a name or an address, with or without a port. An empty one is not.
;;
;; host: the value
;; host_len: its length
;; result: whether it is
define zeroext i1 @http_is_host(ptr %host, i64 %host_len) {
entry:
  %is_empty = icmp eq i64 %host_len, 0
  br i1 %is_empty, label %bad, label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %good_byte ]
  %more = icmp ult i64 %at, %host_len
  br i1 %more, label %look, label %good

look:
  %place = getelementptr i8, ptr %host, i64 %at
  %byte = load i8, ptr %place
  %lower = or i8 %byte, 32
  %letter = sub i8 %lower, 97
  %is_letter = icmp ult i8 %letter, 26
  br i1 %is_letter, label %good_byte, label %other

other:
  ; Digits and colon (48 to 58), and - . _ ~ % [ ]
  %digit = sub i8 %byte, 48
  %is_digit = icmp ult i8 %digit, 11
  br i1 %is_digit, label %good_byte, label %mark

mark:
  switch i8 %byte, label %bad [ i8 45, label %good_byte
                                i8 46, label %good_byte
                                i8 95, label %good_byte
                                i8 126, label %good_byte
                                i8 37, label %good_byte
                                i8 91, label %good_byte
                                i8 93, label %good_byte ]

good_byte:
  %after = add i64 %at, 1
  br label %next

good:
  ret i1 true

bad:
  ret i1 false
}
