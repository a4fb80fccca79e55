; Reads numbers, one a line, and prints how many there are, their sum, the least, the greatest, and the median.

@numbers = global [4096 x i64] zeroinitializer
@input = global [65536 x i8] zeroinitializer
@count_label = private constant [6 x i8] c"count "
@sum_label = private constant [4 x i8] c"sum "
@least_label = private constant [6 x i8] c"least "
@greatest_label = private constant [9 x i8] c"greatest "
@median_label = private constant [7 x i8] c"median "
@line_end = private constant [1 x i8] c"\0A"

declare i64 @stream_read_all(i64, ptr, i64)
declare i64 @memory_find_byte(ptr, i64, i64)
declare i64 @number_parse_i64(ptr, i64, ptr)
declare i64 @print_text(i64, ptr, i64)
declare i64 @print_i64(i64, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %size = call i64 @stream_read_all(i64 0, ptr @input, i64 65536)
  %is_read = icmp sge i64 %size, 0
  br i1 %is_read, label %parse, label %failed

parse:
  %count = call i64 @parse_lines(ptr @input, i64 %size)
  %has_numbers = icmp sgt i64 %count, 0
  br i1 %has_numbers, label %report, label %failed

report:
  call void @sort(ptr @numbers, i64 %count)
  %sum = call i64 @sum(ptr @numbers, i64 %count)
  %least = load i64, ptr @numbers
  %last = sub i64 %count, 1
  %greatest_place = getelementptr i64, ptr @numbers, i64 %last
  %greatest = load i64, ptr %greatest_place
  %middle = lshr i64 %count, 1
  %median_place = getelementptr i64, ptr @numbers, i64 %middle
  %median = load i64, ptr %median_place
  call void @print_row(ptr @count_label, i64 6, i64 %count)
  call void @print_row(ptr @sum_label, i64 4, i64 %sum)
  call void @print_row(ptr @least_label, i64 6, i64 %least)
  call void @print_row(ptr @greatest_label, i64 9, i64 %greatest)
  call void @print_row(ptr @median_label, i64 7, i64 %median)
  ret i64 0

failed:
  ret i64 1
}

define void @print_row(ptr %label, i64 %label_len, i64 %value) {
  %a = call i64 @print_text(i64 1, ptr %label, i64 %label_len)
  %b = call i64 @print_i64(i64 1, i64 %value)
  %c = call i64 @print_text(i64 1, ptr @line_end, i64 1)
  ret void
}

define i64 @parse_lines(ptr %text, i64 %text_len) {
entry:
  br label %line

line:
  %offset = phi i64 [ 0, %entry ], [ %next, %kept ], [ %next, %skip ]
  %count = phi i64 [ 0, %entry ], [ %more, %kept ], [ %count, %skip ]
  %left = sub i64 %text_len, %offset
  %has_text = icmp sgt i64 %left, 0
  %has_room = icmp slt i64 %count, 4096
  %goes_on = and i1 %has_text, %has_room
  br i1 %goes_on, label %find, label %end

find:
  %start = getelementptr i8, ptr %text, i64 %offset
  %found = call i64 @memory_find_byte(ptr %start, i64 %left, i64 10)
  %is_found = icmp sge i64 %found, 0
  %length = select i1 %is_found, i64 %found, i64 %left
  %after = add i64 %offset, %length
  %next = add i64 %after, 1
  %place = getelementptr i64, ptr @numbers, i64 %count
  %status = call i64 @number_parse_i64(ptr %start, i64 %length, ptr %place)
  %is_number = icmp eq i64 %status, 0
  br i1 %is_number, label %kept, label %skip

kept:
  %more = add i64 %count, 1
  br label %line

skip:
  br label %line

end:
  ret i64 %count
}

define i64 @sum(ptr %items, i64 %count) {
entry:
  br label %loop

loop:
  %index = phi i64 [ 0, %entry ], [ %next, %loop ]
  %total = phi i64 [ 0, %entry ], [ %added, %loop ]
  %place = getelementptr i64, ptr %items, i64 %index
  %value = load i64, ptr %place
  %added = add i64 %total, %value
  %next = add i64 %index, 1
  %more = icmp slt i64 %next, %count
  br i1 %more, label %loop, label %end

end:
  ret i64 %added
}

define void @sort(ptr %items, i64 %count) {
entry:
  br label %outer

outer:
  %position = phi i64 [ 1, %entry ], [ %position_next, %insert ]
  %in_range = icmp slt i64 %position, %count
  br i1 %in_range, label %take, label %end

take:
  %taken_place = getelementptr i64, ptr %items, i64 %position
  %taken = load i64, ptr %taken_place
  br label %shift

shift:
  %hole = phi i64 [ %position, %take ], [ %below, %move ]
  %is_first = icmp eq i64 %hole, 0
  br i1 %is_first, label %insert, label %compare

compare:
  %below = sub i64 %hole, 1
  %below_place = getelementptr i64, ptr %items, i64 %below
  %below_value = load i64, ptr %below_place
  %is_greater = icmp sgt i64 %below_value, %taken
  br i1 %is_greater, label %move, label %insert

move:
  %hole_place = getelementptr i64, ptr %items, i64 %hole
  store i64 %below_value, ptr %hole_place
  br label %shift

insert:
  %final_place = getelementptr i64, ptr %items, i64 %hole
  store i64 %taken, ptr %final_place
  %position_next = add i64 %position, 1
  br label %outer

end:
  ret void
}
