; Takes pieces of growing size and changing alignment from an arena, fills each, and checks all of them at the end; then does the same
; again with the closed arena. Ends with the number of the first check that failed, or 0.

declare ptr @arena_allocate(ptr, i64, i64)
declare void @arena_close(ptr)
declare void @arena_open(ptr)
declare ptr @memset(ptr, i32, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %arena = alloca [24 x i8], align 8
  call void @arena_open(ptr %arena)
  %first = call i64 @use(ptr %arena)
  call void @arena_close(ptr %arena)
  %second = call i64 @use(ptr %arena)
  call void @arena_close(ptr %arena)
  %exact = call i64 @fill_block(ptr %arena)
  call void @arena_close(ptr %arena)
  %impossible = call ptr @arena_allocate(ptr %arena, i64 -8, i64 8)
  %is_none = icmp eq ptr %impossible, null
  %third = select i1 %is_none, i64 0, i64 3
  %sum = or i64 %first, %second
  %all = or i64 %sum, %exact
  %status = or i64 %all, %third
  ret i64 %status
}

define i64 @use(ptr %arena) {
entry:
  %pieces = alloca [400 x ptr]
  br label %take

take:
  ; Piece N has N * N bytes, so that the last ones need several blocks.
  %number = phi i64 [ 0, %entry ], [ %next_number, %fill ]
  %size = mul i64 %number, %number
  %power = and i64 %number, 7
  %alignment = shl i64 1, %power
  %piece = call ptr @arena_allocate(ptr %arena, i64 %size, i64 %alignment)
  %address = ptrtoint ptr %piece to i64
  %low_bits = sub i64 %alignment, 1
  %rest = and i64 %address, %low_bits
  %is_aligned = icmp eq i64 %rest, 0
  br i1 %is_aligned, label %fill, label %bad_alignment

fill:
  %value = trunc i64 %number to i32
  %filled = call ptr @memset(ptr %piece, i32 %value, i64 %size)
  %slot = getelementptr ptr, ptr %pieces, i64 %number
  store ptr %piece, ptr %slot
  %next_number = add i64 %number, 1
  %more = icmp ult i64 %next_number, 400
  br i1 %more, label %take, label %check

check:
  ; The first and the last byte of each: nothing that was taken later lies over it.
  %checked = phi i64 [ 1, %fill ], [ %next_checked, %check_ends ]
  %has_next = icmp ult i64 %checked, 400
  br i1 %has_next, label %check_ends, label %good

check_ends:
  %checked_slot = getelementptr ptr, ptr %pieces, i64 %checked
  %start = load ptr, ptr %checked_slot
  %checked_size = mul i64 %checked, %checked
  %last_offset = sub i64 %checked_size, 1
  %last_place = getelementptr i8, ptr %start, i64 %last_offset
  %first_byte = load i8, ptr %start
  %last_byte = load i8, ptr %last_place
  %expected = trunc i64 %checked to i8
  %first_differs = icmp ne i8 %first_byte, %expected
  %last_differs = icmp ne i8 %last_byte, %expected
  %differs = or i1 %first_differs, %last_differs
  %next_checked = add i64 %checked, 1
  br i1 %differs, label %overwritten, label %check

good:
  ret i64 0

bad_alignment:
  ret i64 1

overwritten:
  ret i64 2
}

; A piece for which a block of 64 KiB would be just too small: what follows it still lies inside of the block.
define i64 @fill_block(ptr %arena) {
  %piece = call ptr @arena_allocate(ptr %arena, i64 65528, i64 8)
  %next_place = getelementptr i8, ptr %arena, i64 8
  %next = load i64, ptr %next_place
  %end_place = getelementptr i8, ptr %arena, i64 16
  %end = load i64, ptr %end_place
  %is_beyond = icmp ugt i64 %next, %end
  %status = select i1 %is_beyond, i64 4, i64 0
  ret i64 %status
}
