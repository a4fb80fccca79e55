; Reads a text and prints its bytes, words, distinct words and CRC-32, then the ten most frequent words, each with its number.
; A word is a run of ASCII letters. Of equally frequent words the one that is first by its bytes comes first. At most 1 MiB is
; read, and at most 4096 distinct words are counted.

; Where the word lies, its length, and how often it occurs.
%entry_record = type { ptr, i64, i64 }

@text = global [1048576 x i8] zeroinitializer
@slots = global [8192 x i64] zeroinitializer
@entries = global [4097 x %entry_record] zeroinitializer
@entry_count = global i64 0
@crc_table = global [256 x i32] zeroinitializer
@bytes_label = private constant [6 x i8] c"bytes "
@words_label = private constant [6 x i8] c"words "
@distinct_label = private constant [9 x i8] c"distinct "
@crc_label = private constant [6 x i8] c"crc32 "
@space = private constant [1 x i8] c" "
@line_end = private constant [1 x i8] c"\0A"

declare i64 @stream_read_all(i64, ptr, i64)
declare i64 @text_compare(ptr, i64, ptr, i64)
declare zeroext i1 @text_equal(ptr, i64, ptr, i64)
declare i64 @print_text(i64, ptr, i64)
declare i64 @print_u64(i64, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %size = call i64 @stream_read_all(i64 0, ptr @text, i64 1048576)
  %is_read = icmp sge i64 %size, 0
  br i1 %is_read, label %report, label %failed

report:
  call void @fill_crc_table()
  %crc = call i64 @crc_of(ptr @text, i64 %size)
  %words = call i64 @count_words(ptr @text, i64 %size)
  %distinct = load i64, ptr @entry_count
  call void @print_row(ptr @bytes_label, i64 6, i64 %size)
  call void @print_row(ptr @words_label, i64 6, i64 %words)
  call void @print_row(ptr @distinct_label, i64 9, i64 %distinct)
  call void @print_row(ptr @crc_label, i64 6, i64 %crc)
  call void @sort_entries(i64 %distinct)
  call void @print_first(i64 %distinct, i64 10)
  ret i64 0

failed:
  ret i64 1
}

define void @print_row(ptr %label, i64 %label_len, i64 %value) {
  %a = call i64 @print_text(i64 1, ptr %label, i64 %label_len)
  %b = call i64 @print_u64(i64 1, i64 %value)
  %c = call i64 @print_text(i64 1, ptr @line_end, i64 1)
  ret void
}

define void @print_first(i64 %count, i64 %most) {
entry:
  br label %next

next:
  %index = phi i64 [ 0, %entry ], [ %after, %print ]
  %is_there = icmp ult i64 %index, %count
  %is_wanted = icmp ult i64 %index, %most
  %goes_on = and i1 %is_there, %is_wanted
  br i1 %goes_on, label %print, label %end

print:
  %after = add i64 %index, 1
  %place = getelementptr %entry_record, ptr @entries, i64 %after
  %word = load ptr, ptr %place
  %length_place = getelementptr %entry_record, ptr %place, i64 0, i32 1
  %length = load i64, ptr %length_place
  %number_place = getelementptr %entry_record, ptr %place, i64 0, i32 2
  %number = load i64, ptr %number_place
  %a = call i64 @print_u64(i64 1, i64 %number)
  %b = call i64 @print_text(i64 1, ptr @space, i64 1)
  %c = call i64 @print_text(i64 1, ptr %word, i64 %length)
  %d = call i64 @print_text(i64 1, ptr @line_end, i64 1)
  br label %next

end:
  ret void
}

define void @fill_crc_table() {
entry:
  br label %byte

byte:
  %index = phi i64 [ 0, %entry ], [ %index_next, %store ]
  %start = trunc i64 %index to i32
  br label %bit

bit:
  %value = phi i32 [ %start, %byte ], [ %new_value, %bit ]
  %round = phi i64 [ 0, %byte ], [ %round_next, %bit ]
  %low = and i32 %value, 1
  %is_set = icmp ne i32 %low, 0
  %half = lshr i32 %value, 1
  %mixed = xor i32 %half, 3988292384
  %new_value = select i1 %is_set, i32 %mixed, i32 %half
  %round_next = add i64 %round, 1
  %more_bits = icmp ult i64 %round_next, 8
  br i1 %more_bits, label %bit, label %store

store:
  %place = getelementptr i32, ptr @crc_table, i64 %index
  store i32 %new_value, ptr %place
  %index_next = add i64 %index, 1
  %more_bytes = icmp ult i64 %index_next, 256
  br i1 %more_bytes, label %byte, label %end

end:
  ret void
}

define i64 @crc_of(ptr %bytes, i64 %count) {
entry:
  br label %next

next:
  %index = phi i64 [ 0, %entry ], [ %index_next, %byte ]
  %crc = phi i32 [ -1, %entry ], [ %new_crc, %byte ]
  %more = icmp ult i64 %index, %count
  br i1 %more, label %byte, label %end

byte:
  %place = getelementptr i8, ptr %bytes, i64 %index
  %value = load i8, ptr %place
  %wide = zext i8 %value to i32
  %mixed = xor i32 %crc, %wide
  %row = and i32 %mixed, 255
  %row_place = getelementptr i32, ptr @crc_table, i32 %row
  %row_value = load i32, ptr %row_place
  %rest = lshr i32 %crc, 8
  %new_crc = xor i32 %rest, %row_value
  %index_next = add i64 %index, 1
  br label %next

end:
  %inverted = xor i32 %crc, -1
  %result = zext i32 %inverted to i64
  ret i64 %result
}

; Where the run of letters, or of other bytes, that begins at the offset ends.
define i64 @end_of_run(ptr %bytes, i64 %count, i64 %offset, i1 %of_letters) {
entry:
  br label %next

next:
  %index = phi i64 [ %offset, %entry ], [ %index_next, %same ]
  %more = icmp ult i64 %index, %count
  br i1 %more, label %look, label %end

look:
  %place = getelementptr i8, ptr %bytes, i64 %index
  %value = load i8, ptr %place
  %lower = or i8 %value, 32
  %from_a = sub i8 %lower, 97
  %is_letter = icmp ult i8 %from_a, 26
  %is_same = icmp eq i1 %is_letter, %of_letters
  br i1 %is_same, label %same, label %end

same:
  %index_next = add i64 %index, 1
  br label %next

end:
  ret i64 %index
}

define i64 @count_words(ptr %bytes, i64 %count) {
entry:
  br label %next

next:
  %offset = phi i64 [ 0, %entry ], [ %end_of_word, %word ]
  %words = phi i64 [ 0, %entry ], [ %words_next, %word ]
  %start = call i64 @end_of_run(ptr %bytes, i64 %count, i64 %offset, i1 false)
  %is_there = icmp ult i64 %start, %count
  br i1 %is_there, label %word, label %end

word:
  %end_of_word = call i64 @end_of_run(ptr %bytes, i64 %count, i64 %start, i1 true)
  %length = sub i64 %end_of_word, %start
  %place = getelementptr i8, ptr %bytes, i64 %start
  call void @count_word(ptr %place, i64 %length)
  %words_next = add i64 %words, 1
  br label %next

end:
  ret i64 %words
}

; FNV-1a.
define i64 @hash_of(ptr %word, i64 %length) {
entry:
  br label %next

next:
  %index = phi i64 [ 0, %entry ], [ %index_next, %next ]
  %hash = phi i64 [ -3750763034362895579, %entry ], [ %new_hash, %next ]
  %place = getelementptr i8, ptr %word, i64 %index
  %value = load i8, ptr %place
  %wide = zext i8 %value to i64
  %mixed = xor i64 %hash, %wide
  %new_hash = mul i64 %mixed, 1099511628211
  %index_next = add i64 %index, 1
  %more = icmp ult i64 %index_next, %length
  br i1 %more, label %next, label %end

end:
  ret i64 %new_hash
}

; Adds one to the word's entry, which a table of twice as many slots finds; makes one where there is none and there is room.
define void @count_word(ptr %word, i64 %length) {
entry:
  %hash = call i64 @hash_of(ptr %word, i64 %length)
  br label %probe

probe:
  %at = phi i64 [ %hash, %entry ], [ %at_next, %other ]
  %slot = and i64 %at, 8191
  %slot_place = getelementptr i64, ptr @slots, i64 %slot
  %number = load i64, ptr %slot_place
  %place = getelementptr %entry_record, ptr @entries, i64 %number
  %is_free = icmp eq i64 %number, 0
  br i1 %is_free, label %absent, label %compare

compare:
  %known = load ptr, ptr %place
  %known_length_place = getelementptr %entry_record, ptr %place, i64 0, i32 1
  %known_length = load i64, ptr %known_length_place
  %is_same = call zeroext i1 @text_equal(ptr %known, i64 %known_length, ptr %word, i64 %length)
  br i1 %is_same, label %found, label %other

other:
  %at_next = add i64 %slot, 1
  br label %probe

found:
  %count_place = getelementptr %entry_record, ptr %place, i64 0, i32 2
  %count = load i64, ptr %count_place
  %count_next = add i64 %count, 1
  store i64 %count_next, ptr %count_place
  ret void

absent:
  %entries = load i64, ptr @entry_count
  %has_room = icmp ult i64 %entries, 4096
  br i1 %has_room, label %add, label %full

add:
  %new = add i64 %entries, 1
  store i64 %new, ptr @entry_count
  store i64 %new, ptr %slot_place
  %new_place = getelementptr %entry_record, ptr @entries, i64 %new
  store ptr %word, ptr %new_place
  %new_length_place = getelementptr %entry_record, ptr %new_place, i64 0, i32 1
  store i64 %length, ptr %new_length_place
  %new_count_place = getelementptr %entry_record, ptr %new_place, i64 0, i32 2
  store i64 1, ptr %new_count_place
  ret void

full:
  ret void
}

; Whether the left entry is printed before the right one.
define i1 @is_before(ptr %left, ptr %right) {
entry:
  %left_count_place = getelementptr %entry_record, ptr %left, i64 0, i32 2
  %right_count_place = getelementptr %entry_record, ptr %right, i64 0, i32 2
  %left_count = load i64, ptr %left_count_place
  %right_count = load i64, ptr %right_count_place
  %is_equal = icmp eq i64 %left_count, %right_count
  br i1 %is_equal, label %by_word, label %by_count

by_count:
  %is_more = icmp ugt i64 %left_count, %right_count
  ret i1 %is_more

by_word:
  %left_word = load ptr, ptr %left
  %right_word = load ptr, ptr %right
  %left_length_place = getelementptr %entry_record, ptr %left, i64 0, i32 1
  %right_length_place = getelementptr %entry_record, ptr %right, i64 0, i32 1
  %left_length = load i64, ptr %left_length_place
  %right_length = load i64, ptr %right_length_place
  %order = call i64 @text_compare(ptr %left_word, i64 %left_length, ptr %right_word, i64 %right_length)
  %is_less = icmp slt i64 %order, 0
  ret i1 %is_less
}

; Insertion: entry 0 is nobody's, and holds the one that is being placed.
define void @sort_entries(i64 %count) {
entry:
  br label %outer

outer:
  %position = phi i64 [ 2, %entry ], [ %position_next, %insert ]
  %in_range = icmp ule i64 %position, %count
  br i1 %in_range, label %take, label %end

take:
  %taken_place = getelementptr %entry_record, ptr @entries, i64 %position
  %taken = load %entry_record, ptr %taken_place
  store %entry_record %taken, ptr @entries
  br label %shift

shift:
  %hole = phi i64 [ %position, %take ], [ %below, %move ]
  %below = sub i64 %hole, 1
  %below_place = getelementptr %entry_record, ptr @entries, i64 %below
  %hole_place = getelementptr %entry_record, ptr @entries, i64 %hole
  %is_first = icmp eq i64 %below, 0
  br i1 %is_first, label %insert, label %compare

compare:
  %goes_on = call i1 @is_before(ptr @entries, ptr %below_place)
  br i1 %goes_on, label %move, label %insert

move:
  %moved = load %entry_record, ptr %below_place
  store %entry_record %moved, ptr %hole_place
  br label %shift

insert:
  store %entry_record %taken, ptr %hole_place
  %position_next = add i64 %position, 1
  br label %outer

end:
  ret void
}
