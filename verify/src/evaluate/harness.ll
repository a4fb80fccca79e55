; The part of the test program that is the same for all functions. It reads batches from standard input, calls, writes answers to
; standard output, and ends with the input. It judges nothing.
;
; A batch is thirteen words, then its input:
;   0 function          3 pattern that poisons the stack   6 bytes of a packed call            9 bytes of a slot     12 seal
;   1 kind              4 bytes of the input               7 bytes of all slots and guards     10 number of slots
;   2 number of calls   5 bytes of the answers             8 from one slot to the next         11 bytes of a guard
; Kind 0: calls are packed argument words; all results are written at once. Kind 1: the same, each result written as it comes, so that
; it can be told which call was the last. Kind 2: calls are frames, with buffers.
;
; A frame is three words, then its images, arguments and bytes:
;   0 bytes of the frame   1 number of images   2 from the frame's start to the arguments
; An image is three words: from the frame's start to its bytes, their number, and from the first slot to where they belong. A buffer among
; the arguments is two words: from the first slot to its start, and its count. The answer is the result and all images as they are after
; the call. The last answer of a batch is followed by its seal. Slots lie between pages that cannot be touched.
;
; The exit code at the end of the input is 32 and the low six bits of the last seal, so that a function that ends the process is not taken
; for it. Exit code 2 is a batch that cannot be read, 3 an answer that cannot be written, 4 memory that cannot be had.

declare i64 @sys_read(i64, ptr, i64)
declare i64 @sys_write(i64, ptr, i64)
declare i64 @sys_mmap(ptr, i64, i64, i64, i64, i64)
declare i64 @sys_munmap(ptr, i64)
declare ptr @memcpy(ptr, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %header = alloca [13 x i64]
  br label %next

next:
  %got = call i64 @harness.read(ptr %header, i64 104)
  switch i64 %got, label %unreadable [
    i64 104, label %begin
    i64 0, label %end
  ]

begin:
  %status = call i64 @harness.batch(ptr %header)
  %is_done = icmp eq i64 %status, 0
  br i1 %is_done, label %next, label %failed

failed:
  ret i64 %status

end:
  %seal = call i64 @harness.word(ptr %header, i64 12)
  %seal_low = and i64 %seal, 63
  %code = add i64 %seal_low, 32
  ret i64 %code

unreadable:
  ret i64 2
}

define internal i64 @harness.batch(ptr %header) noinline {
entry:
  %input_bytes = call i64 @harness.word(ptr %header, i64 4)
  %output_bytes = call i64 @harness.word(ptr %header, i64 5)
  %input_address = call i64 @sys_mmap(ptr null, i64 %input_bytes, i64 3, i64 34, i64 -1, i64 0)
  %has_input = icmp sgt i64 %input_address, 0
  br i1 %has_input, label %fill, label %no_memory

fill:
  %input = inttoptr i64 %input_address to ptr
  %got = call i64 @harness.read(ptr %input, i64 %input_bytes)
  %is_whole = icmp eq i64 %got, %input_bytes
  br i1 %is_whole, label %room, label %unreadable

room:
  %output_address = call i64 @sys_mmap(ptr null, i64 %output_bytes, i64 3, i64 34, i64 -1, i64 0)
  %has_output = icmp sgt i64 %output_address, 0
  br i1 %has_output, label %work, label %no_memory

work:
  %output = inttoptr i64 %output_address to ptr
  %kind = call i64 @harness.word(ptr %header, i64 1)
  %has_frames = icmp eq i64 %kind, 2
  br i1 %has_frames, label %frames, label %packed

packed:
  %packed_status = call i64 @harness.packed(ptr %header, ptr %input, ptr %output)
  br label %clear

frames:
  %frames_status = call i64 @harness.frames(ptr %header, ptr %input, ptr %output)
  br label %clear

clear:
  %status = phi i64 [ %packed_status, %packed ], [ %frames_status, %frames ]
  %unused_input = call i64 @sys_munmap(ptr %input, i64 %input_bytes)
  %unused_output = call i64 @sys_munmap(ptr %output, i64 %output_bytes)
  ret i64 %status

unreadable:
  ret i64 2

no_memory:
  ret i64 4
}

define internal i64 @harness.packed(ptr %header, ptr %input, ptr %output) noinline {
entry:
  %function = call i64 @harness.word(ptr %header, i64 0)
  %kind = call i64 @harness.word(ptr %header, i64 1)
  %count = call i64 @harness.word(ptr %header, i64 2)
  %pattern = call i64 @harness.word(ptr %header, i64 3)
  %stride = call i64 @harness.word(ptr %header, i64 6)
  %is_careful = icmp eq i64 %kind, 1
  br label %next

next:
  %index = phi i64 [ 0, %entry ], [ %index_now, %done ]
  %is_more = icmp ult i64 %index, %count
  br i1 %is_more, label %call, label %end

call:
  %distance = mul i64 %index, %stride
  %arguments = getelementptr i8, ptr %input, i64 %distance
  call void @harness.poison_little(i64 %pattern)
  %result = call i64 @harness.call(i64 %function, ptr %arguments, ptr null)
  %place = getelementptr i64, ptr %output, i64 %index
  store i64 %result, ptr %place
  br i1 %is_careful, label %write, label %done

write:
  %written = call i64 @harness.write(ptr %place, i64 8)
  %is_written = icmp eq i64 %written, 8
  br i1 %is_written, label %done, label %unwritable

done:
  %index_now = add i64 %index, 1
  br label %next

end:
  %seal = call i64 @harness.word(ptr %header, i64 12)
  %seal_place = getelementptr i64, ptr %output, i64 %count
  store i64 %seal, ptr %seal_place
  %first = select i1 %is_careful, i64 %count, i64 0
  %unwritten = getelementptr i64, ptr %output, i64 %first
  %words = sub i64 %count, %first
  %bytes = shl i64 %words, 3
  %all = add i64 %bytes, 8
  %all_written = call i64 @harness.write(ptr %unwritten, i64 %all)
  %is_all_written = icmp eq i64 %all_written, %all
  br i1 %is_all_written, label %finished, label %unwritable

finished:
  ret i64 0

unwritable:
  ret i64 3
}

define internal i64 @harness.frames(ptr %header, ptr %input, ptr %output) noinline {
entry:
  %function = call i64 @harness.word(ptr %header, i64 0)
  %count = call i64 @harness.word(ptr %header, i64 2)
  %pattern = call i64 @harness.word(ptr %header, i64 3)
  %guarded_bytes = call i64 @harness.word(ptr %header, i64 7)
  %guarded_address = call i64 @sys_mmap(ptr null, i64 %guarded_bytes, i64 0, i64 34, i64 -1, i64 0)
  %has_guards = icmp sgt i64 %guarded_address, 0
  br i1 %has_guards, label %open, label %no_memory

open:
  %guarded = inttoptr i64 %guarded_address to ptr
  %guard = call i64 @harness.word(ptr %header, i64 11)
  %slots = getelementptr i8, ptr %guarded, i64 %guard
  %is_open = call i1 @harness.open_slots(ptr %header, ptr %slots)
  br i1 %is_open, label %next, label %no_memory

next:
  %index = phi i64 [ 0, %open ], [ %index_now, %done ]
  %frame = phi ptr [ %input, %open ], [ %frame_now, %done ]
  %is_more = icmp ult i64 %index, %count
  br i1 %is_more, label %call, label %end

call:
  %unused = call i64 @harness.copy_images(ptr %frame, ptr %slots, ptr null)
  %arguments_distance = call i64 @harness.word(ptr %frame, i64 2)
  %arguments = getelementptr i8, ptr %frame, i64 %arguments_distance
  call void @harness.poison_much(i64 %pattern)
  %result = call i64 @harness.call(i64 %function, ptr %arguments, ptr %slots)
  store i64 %result, ptr %output
  %images = getelementptr i64, ptr %output, i64 1
  %image_bytes = call i64 @harness.copy_images(ptr %frame, ptr %slots, ptr %images)
  %answer_bytes = add i64 %image_bytes, 8
  %written = call i64 @harness.write(ptr %output, i64 %answer_bytes)
  %is_written = icmp eq i64 %written, %answer_bytes
  br i1 %is_written, label %done, label %unwritable

done:
  %frame_bytes = call i64 @harness.word(ptr %frame, i64 0)
  %frame_now = getelementptr i8, ptr %frame, i64 %frame_bytes
  %index_now = add i64 %index, 1
  br label %next

end:
  %unmapped = call i64 @sys_munmap(ptr %guarded, i64 %guarded_bytes)
  %seal = getelementptr i64, ptr %header, i64 12
  %sealed = call i64 @harness.write(ptr %seal, i64 8)
  %is_sealed = icmp eq i64 %sealed, 8
  br i1 %is_sealed, label %finished, label %unwritable

finished:
  ret i64 0

unwritable:
  ret i64 3

no_memory:
  ret i64 4
}

define internal i1 @harness.open_slots(ptr %header, ptr %slots) noinline {
entry:
  %stride = call i64 @harness.word(ptr %header, i64 8)
  %bytes = call i64 @harness.word(ptr %header, i64 9)
  %count = call i64 @harness.word(ptr %header, i64 10)
  br label %next

next:
  %index = phi i64 [ 0, %entry ], [ %index_now, %open ]
  %is_more = icmp ult i64 %index, %count
  br i1 %is_more, label %open, label %end

open:
  %distance = mul i64 %index, %stride
  %slot = getelementptr i8, ptr %slots, i64 %distance
  %address = call i64 @sys_mmap(ptr %slot, i64 %bytes, i64 3, i64 50, i64 -1, i64 0)
  %is_open = icmp sgt i64 %address, 0
  %index_now = add i64 %index, 1
  br i1 %is_open, label %next, label %refused

end:
  ret i1 true

refused:
  ret i1 false
}

; Copies the images of a frame into their slots, or, where there is an `output`, out of their slots behind each other. The result is the
; number of bytes.
define internal i64 @harness.copy_images(ptr %frame, ptr %slots, ptr %output) noinline {
entry:
  %count = call i64 @harness.word(ptr %frame, i64 1)
  %is_input = icmp eq ptr %output, null
  br label %next

next:
  %index = phi i64 [ 0, %entry ], [ %index_now, %copied ]
  %total = phi i64 [ 0, %entry ], [ %total_now, %copied ]
  %is_more = icmp ult i64 %index, %count
  br i1 %is_more, label %image, label %end

image:
  %before = mul i64 %index, 3
  %word = add i64 %before, 3
  %distance = call i64 @harness.word(ptr %frame, i64 %word)
  %bytes_word = add i64 %word, 1
  %bytes = call i64 @harness.word(ptr %frame, i64 %bytes_word)
  %place_word = add i64 %word, 2
  %place = call i64 @harness.word(ptr %frame, i64 %place_word)
  %slot = getelementptr i8, ptr %slots, i64 %place
  br i1 %is_input, label %in, label %out

in:
  %image_bytes = getelementptr i8, ptr %frame, i64 %distance
  %copied_in = call ptr @memcpy(ptr %slot, ptr %image_bytes, i64 %bytes)
  br label %copied

out:
  %output_place = getelementptr i8, ptr %output, i64 %total
  %copied_out = call ptr @memcpy(ptr %output_place, ptr %slot, i64 %bytes)
  br label %copied

copied:
  %total_now = add i64 %total, %bytes
  %index_now = add i64 %index, 1
  br label %next

end:
  ret i64 %total
}

define internal i64 @harness.word(ptr %words, i64 %index) {
  %place = getelementptr i64, ptr %words, i64 %index
  %word = load i64, ptr %place
  ret i64 %word
}

; The stack of the call that comes next, so that memory which it never wrote differs between patterns.
define internal void @harness.poison_little(i64 %pattern) noinline {
  %area = alloca [256 x i64]
  call void @harness.fill(ptr %area, i64 256, i64 %pattern)
  ret void
}

define internal void @harness.poison_much(i64 %pattern) noinline {
  %area = alloca [4096 x i64]
  call void @harness.fill(ptr %area, i64 4096, i64 %pattern)
  ret void
}

define internal void @harness.fill(ptr %area, i64 %count, i64 %pattern) {
entry:
  br label %next

next:
  %index = phi i64 [ 0, %entry ], [ %index_now, %fill ]
  %is_more = icmp ult i64 %index, %count
  br i1 %is_more, label %fill, label %end

fill:
  %place = getelementptr i64, ptr %area, i64 %index
  store volatile i64 %pattern, ptr %place
  %index_now = add i64 %index, 1
  br label %next

end:
  ret void
}

define internal i64 @harness.read(ptr %buffer, i64 %count) noinline {
entry:
  br label %next

next:
  %done = phi i64 [ 0, %entry ], [ %done_now, %more ]
  %rest = sub i64 %count, %done
  %place = getelementptr i8, ptr %buffer, i64 %done
  %got = call i64 @sys_read(i64 0, ptr %place, i64 %rest)
  %is_some = icmp sgt i64 %got, 0
  br i1 %is_some, label %more, label %end

more:
  %done_now = add i64 %done, %got
  %is_all = icmp eq i64 %done_now, %count
  br i1 %is_all, label %full, label %next

full:
  ret i64 %count

end:
  ret i64 %done
}

define internal i64 @harness.write(ptr %buffer, i64 %count) noinline {
entry:
  %is_nothing = icmp eq i64 %count, 0
  br i1 %is_nothing, label %full, label %next

next:
  %done = phi i64 [ 0, %entry ], [ %done_now, %more ]
  %rest = sub i64 %count, %done
  %place = getelementptr i8, ptr %buffer, i64 %done
  %put = call i64 @sys_write(i64 1, ptr %place, i64 %rest)
  %is_some = icmp sgt i64 %put, 0
  br i1 %is_some, label %more, label %end

more:
  %done_now = add i64 %done, %put
  %is_all = icmp eq i64 %done_now, %count
  br i1 %is_all, label %full, label %next

full:
  ret i64 %count

end:
  ret i64 %done
}
