; Texts: an address and a length in bytes. What makes a new text takes a buffer and its capacity, returns the bytes written,
; and returns -1 where the capacity is too small; nothing is written beyond it.

declare i32 @memcmp(ptr, ptr, i64)
declare ptr @memmove(ptr, ptr, i64)

;; Measures a text that ends with a zero byte, such as an argument of the program.
;;
;; text: readable up to its zero byte
;; result: length in bytes, without the zero byte
define i64 @text_terminated_length(ptr %text) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %more ]
  %place = getelementptr i8, ptr %text, i64 %at
  %byte = load i8, ptr %place
  %is_end = icmp eq i8 %byte, 0
  br i1 %is_end, label %done, label %more

more:
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %at
}

;; Says whether two texts are the same.
;;
;; left: first text
;; left_len: its length
;; right: second text
;; right_len: its length
;; result: whether they have the same bytes
define zeroext i1 @text_equal(ptr %left, i64 %left_len, ptr %right, i64 %right_len) {
entry:
  %same_length = icmp eq i64 %left_len, %right_len
  br i1 %same_length, label %bytes, label %different

bytes:
  %order = call i32 @memcmp(ptr %left, ptr %right, i64 %left_len)
  %same_bytes = icmp eq i32 %order, 0
  ret i1 %same_bytes

different:
  ret i1 false
}

;; Orders two texts by their bytes; a text comes before a longer one that starts with it.
;;
;; left: first text
;; left_len: its length
;; right: second text
;; right_len: its length
;; result: -1, 0 or 1, as `left` comes before, equals or comes after `right`
define i64 @text_compare(ptr %left, i64 %left_len, ptr %right, i64 %right_len) {
  %shorter = call i64 @llvm.umin.i64(i64 %left_len, i64 %right_len)
  %order = call i32 @memcmp(ptr %left, ptr %right, i64 %shorter)
  %order_wide = sext i32 %order to i64
  %length_order = sub i64 %left_len, %right_len
  %same_start = icmp eq i64 %order_wide, 0
  %decides = select i1 %same_start, i64 %length_order, i64 %order_wide
  %low = call i64 @llvm.smax.i64(i64 %decides, i64 -1)
  %sign = call i64 @llvm.smin.i64(i64 %low, i64 1)
  ret i64 %sign
}

;; Says whether a text begins with another.
;;
;; text: the text
;; text_len: its length
;; prefix: what it may begin with
;; prefix_len: its length; an empty one begins every text
;; result: whether it does
define zeroext i1 @text_starts_with(ptr %text, i64 %text_len, ptr %prefix, i64 %prefix_len) {
entry:
  %fits = icmp ule i64 %prefix_len, %text_len
  br i1 %fits, label %bytes, label %different

bytes:
  %order = call i32 @memcmp(ptr %text, ptr %prefix, i64 %prefix_len)
  %same = icmp eq i32 %order, 0
  ret i1 %same

different:
  ret i1 false
}

;; Says whether a text ends with another.
;;
;; text: the text
;; text_len: its length
;; suffix: what it may end with
;; suffix_len: its length; an empty one ends every text
;; result: whether it does
define zeroext i1 @text_ends_with(ptr %text, i64 %text_len, ptr %suffix, i64 %suffix_len) {
entry:
  %fits = icmp ule i64 %suffix_len, %text_len
  br i1 %fits, label %bytes, label %different

bytes:
  %start = sub i64 %text_len, %suffix_len
  %tail = getelementptr i8, ptr %text, i64 %start
  %order = call i32 @memcmp(ptr %tail, ptr %suffix, i64 %suffix_len)
  %same = icmp eq i32 %order, 0
  ret i1 %same

different:
  ret i1 false
}

;; Finds the first place where a text contains another.
;;
;; text: the text to search
;; text_len: its length
;; wanted: what to look for
;; wanted_len: its length; an empty one is found at 0
;; result: the place from 0, or -1 where it does not occur
define i64 @text_find(ptr %text, i64 %text_len, ptr %wanted, i64 %wanted_len) {
entry:
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %other ]
  %left = sub i64 %text_len, %at
  %fits = icmp ule i64 %wanted_len, %left
  br i1 %fits, label %compare, label %missing

compare:
  %place = getelementptr i8, ptr %text, i64 %at
  %order = call i32 @memcmp(ptr %place, ptr %wanted, i64 %wanted_len)
  %same = icmp eq i32 %order, 0
  br i1 %same, label %found, label %other

other:
  ; What did not match has a length, so `left` ends the search before it could be negative.
  %after = add i64 %at, 1
  br label %next

found:
  ret i64 %at

missing:
  ret i64 -1
}

;; Copies a text.
;;
;; text: the text
;; text_len: its length
;; out: `capacity` writable bytes; may overlap the text
;; capacity: room in bytes
;; result: bytes written, or -1 where the text does not fit
define i64 @text_copy(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %copy, label %too_long

copy:
  %unused = call ptr @memmove(ptr %out, ptr %text, i64 %text_len)
  ret i64 %text_len

too_long:
  ret i64 -1
}

;; Writes the bytes of a text in reverse order. Characters of more than one byte do not survive that.
;;
;; text: the text
;; text_len: its length
;; out: `capacity` writable bytes that do not overlap the text
;; capacity: room in bytes
;; result: bytes written, or -1 where the text does not fit
define i64 @text_reverse_bytes(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %next, label %too_long

next:
  %at = phi i64 [ 0, %entry ], [ %after, %copy ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %copy, label %done

copy:
  %after = add i64 %at, 1
  %mirrored = sub i64 %text_len, %after
  %from = getelementptr i8, ptr %text, i64 %mirrored
  %to = getelementptr i8, ptr %out, i64 %at
  %byte = load i8, ptr %from
  store i8 %byte, ptr %to
  br label %next

done:
  ret i64 %text_len

too_long:
  ret i64 -1
}

;; Writes a text with the letters a to z as A to Z; all other bytes stay.
;;
;; text: the text
;; text_len: its length
;; out: `capacity` writable bytes; may be the text itself
;; capacity: room in bytes
;; result: bytes written, or -1 where the text does not fit
define i64 @text_to_upper_ascii(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
  %written = call i64 @text_change_case(ptr %text, i64 %text_len, ptr %out, i64 %capacity, i8 97)
  ret i64 %written
}

;; Writes a text with the letters A to Z as a to z; all other bytes stay.
;;
;; text: the text
;; text_len: its length
;; out: `capacity` writable bytes; may be the text itself
;; capacity: room in bytes
;; result: bytes written, or -1 where the text does not fit
define i64 @text_to_lower_ascii(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
  %written = call i64 @text_change_case(ptr %text, i64 %text_len, ptr %out, i64 %capacity, i8 65)
  ret i64 %written
}

;; Writes a text with 26 letters in the other case, which is bit 5 of their code.
;;
;; text: the text
;; text_len: its length
;; out: `capacity` writable bytes; may be the text itself
;; capacity: room in bytes
;; first: the first of the letters to change
;; result: bytes written, or -1 where the text does not fit
define internal i64 @text_change_case(ptr %text, i64 %text_len, ptr %out, i64 %capacity, i8 %first) {
entry:
  %fits = icmp ule i64 %text_len, %capacity
  br i1 %fits, label %next, label %too_long

next:
  %at = phi i64 [ 0, %entry ], [ %after, %change ]
  %more = icmp ult i64 %at, %text_len
  br i1 %more, label %change, label %done

change:
  %from = getelementptr i8, ptr %text, i64 %at
  %to = getelementptr i8, ptr %out, i64 %at
  %byte = load i8, ptr %from
  %letter = sub i8 %byte, %first
  %is_letter = icmp ult i8 %letter, 26
  %other_case = xor i8 %byte, 32
  %new = select i1 %is_letter, i8 %other_case, i8 %byte
  store i8 %new, ptr %to
  %after = add i64 %at, 1
  br label %next

done:
  ret i64 %text_len

too_long:
  ret i64 -1
}

;; Says whether two texts are the same but for the case of the letters A to Z.
;;
;; left: first text
;; left_len: its length
;; right: second text
;; right_len: its length
;; result: whether they are
define zeroext i1 @text_equal_ignoring_case(ptr %left, i64 %left_len, ptr %right, i64 %right_len) {
entry:
  %same_length = icmp eq i64 %left_len, %right_len
  br i1 %same_length, label %next, label %different

next:
  %at = phi i64 [ 0, %entry ], [ %after, %same ]
  %more = icmp ult i64 %at, %left_len
  br i1 %more, label %compare, label %equal

compare:
  %left_place = getelementptr i8, ptr %left, i64 %at
  %right_place = getelementptr i8, ptr %right, i64 %at
  %left_byte = load i8, ptr %left_place
  %right_byte = load i8, ptr %right_place
  ; Equal, or a letter whose case bit alone differs.
  %difference = xor i8 %left_byte, %right_byte
  %is_same_byte = icmp eq i8 %difference, 0
  %lower = or i8 %left_byte, 32
  %letter = sub i8 %lower, 97
  %is_letter = icmp ult i8 %letter, 26
  %is_case_bit = icmp eq i8 %difference, 32
  %is_other_case = and i1 %is_letter, %is_case_bit
  %is_same = or i1 %is_same_byte, %is_other_case
  br i1 %is_same, label %same, label %different

same:
  %after = add i64 %at, 1
  br label %next

equal:
  ret i1 true

different:
  ret i1 false
}

declare i64 @llvm.umin.i64(i64, i64)
declare i64 @llvm.smin.i64(i64, i64)
declare i64 @llvm.smax.i64(i64, i64)
