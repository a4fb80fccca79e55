; Calls functions of the library with arguments and memory from standard input.
;
; A call: number of the function, length of the memory, bit mask of the arguments that are addresses (bit 63: so is the result),
; six arguments, then the memory. Addresses are given as offsets into the memory, which ends directly before a page that
; cannot be read. The answer: the result, then the memory.

declare ptr @page_allocate(i64)
declare void @page_release(ptr, i64)
declare i64 @stream_read_all(i64, ptr, i64)
declare i64 @stream_write_all(i64, ptr, i64)

; Functions `i64 (ptr)` that take their arguments from an array.
@functions = external constant [0 x ptr]

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %call = alloca [9 x i64]
  %answer = alloca i64
  %arguments = getelementptr i64, ptr %call, i64 3
  ; One mebibyte, and behind it a page that is given back.
  %room = call ptr @page_allocate(i64 1052672)
  %end = getelementptr i8, ptr %room, i64 1048576
  call void @page_release(ptr %end, i64 4096)
  br label %next

next:
  %read = call i64 @stream_read_all(i64 0, ptr %call, i64 72)
  %is_whole = icmp eq i64 %read, 72
  br i1 %is_whole, label %memory, label %done

memory:
  %number = load i64, ptr %call
  %length_place = getelementptr i64, ptr %call, i64 1
  %length = load i64, ptr %length_place
  %mask_place = getelementptr i64, ptr %call, i64 2
  %mask = load i64, ptr %mask_place
  %back = sub i64 0, %length
  %base = getelementptr i8, ptr %end, i64 %back
  %base_address = ptrtoint ptr %base to i64
  %filled = call i64 @stream_read_all(i64 0, ptr %base, i64 %length)
  br label %argument

argument:
  %index = phi i64 [ 0, %memory ], [ %next_index, %argument ]
  %place = getelementptr i64, ptr %arguments, i64 %index
  %given = load i64, ptr %place
  %shifted = lshr i64 %mask, %index
  %is_address = trunc i64 %shifted to i1
  %offset = select i1 %is_address, i64 %base_address, i64 0
  %value = add i64 %given, %offset
  store i64 %value, ptr %place
  %next_index = add i64 %index, 1
  %has_next = icmp ult i64 %next_index, 6
  br i1 %has_next, label %argument, label %invoke

invoke:
  %function_place = getelementptr ptr, ptr @functions, i64 %number
  %function = load ptr, ptr %function_place
  %raw = call i64 %function(ptr %arguments)
  %result_is_address = icmp slt i64 %mask, 0
  %result_offset = select i1 %result_is_address, i64 %base_address, i64 0
  %result = sub i64 %raw, %result_offset
  store i64 %result, ptr %answer
  %answered = call i64 @stream_write_all(i64 1, ptr %answer, i64 8)
  %returned = call i64 @stream_write_all(i64 1, ptr %base, i64 %length)
  br label %next

done:
  ret i64 0
}
