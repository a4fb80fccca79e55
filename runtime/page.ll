; Memory from the kernel: whole pages, and arenas that cut pages into pieces and give them back all at once.

declare i64 @sys_mmap(ptr, i64, i64, i64, i64, i64)
declare i64 @sys_munmap(ptr, i64)

; The newest block of the arena, the next free byte in it, the byte after its end. All three are zero in an empty arena.
%arena_state = type { ptr, i64, i64 }

; Stands at the start of each block of an arena: the block before it and the block's own size in bytes.
%arena_block = type { ptr, i64 }

;; Maps memory that is filled with zero bytes. Pages take real memory when they are first touched.
;;
;; size: bytes, rounded up to pages by the kernel
;; result: start of a page, or null where the kernel has none
define ptr @page_allocate(i64 %size) {
entry:
  ; Readable and writable; private, anonymous, not reserved in advance.
  %address = call i64 @sys_mmap(ptr null, i64 %size, i64 3, i64 16418, i64 -1, i64 0)
  ; No address of a program has its highest bit set, and every error does.
  %failed = icmp slt i64 %address, 0
  br i1 %failed, label %none, label %mapped

mapped:
  %pages = inttoptr i64 %address to ptr
  ret ptr %pages

none:
  ret ptr null
}

;; Gives pages back to the kernel.
;;
;; pages: what page_allocate returned
;; size: the size that page_allocate was given
;; result: none
define void @page_release(ptr %pages, i64 %size) {
  %unused = call i64 @sys_munmap(ptr %pages, i64 %size)
  ret void
}

;; Makes an empty arena. It takes no memory before the first piece is asked for.
;;
;; arena: 24 writable bytes
;; result: none
define void @arena_open(ptr %arena) {
  store ptr null, ptr %arena
  %next_place = getelementptr %arena_state, ptr %arena, i64 0, i32 1
  store i64 0, ptr %next_place
  %end_place = getelementptr %arena_state, ptr %arena, i64 0, i32 2
  store i64 0, ptr %end_place
  ret void
}

;; Cuts a piece from an arena, which takes more pages where it needs them. A piece from fresh pages is filled with zero bytes.
;;
;; arena: an open arena
;; size: bytes of the piece
;; alignment: a power of two
;; result: the piece, or null where the kernel has no memory
define ptr @arena_allocate(ptr %arena, i64 %size, i64 %alignment) {
entry:
  %next_place = getelementptr %arena_state, ptr %arena, i64 0, i32 1
  %end_place = getelementptr %arena_state, ptr %arena, i64 0, i32 2
  %next = load i64, ptr %next_place
  %end = load i64, ptr %end_place
  %mask = sub i64 %alignment, 1
  %next_high = add i64 %next, %mask
  %keep = xor i64 %mask, -1
  %start = and i64 %next_high, %keep
  ; start may lie beyond the end, then nothing is free.
  %beyond = icmp ugt i64 %start, %end
  %left = sub i64 %end, %start
  %free = select i1 %beyond, i64 0, i64 %left
  %has_block = icmp ne i64 %end, 0
  %is_enough = icmp ule i64 %size, %free
  %fits = and i1 %has_block, %is_enough
  br i1 %fits, label %cut, label %grow

cut:
  %after = add i64 %start, %size
  store i64 %after, ptr %next_place
  %piece = inttoptr i64 %start to ptr
  ret ptr %piece

grow:
  ; Room for the block's head and for the alignment, in steps of 64 KiB.
  %with_alignment = call { i64, i1 } @llvm.uadd.with.overflow.i64(i64 %size, i64 %alignment)
  %wanted = extractvalue { i64, i1 } %with_alignment, 0
  %wanted_overflow = extractvalue { i64, i1 } %with_alignment, 1
  %with_head = call { i64, i1 } @llvm.uadd.with.overflow.i64(i64 %wanted, i64 65551)
  %high = extractvalue { i64, i1 } %with_head, 0
  %high_overflow = extractvalue { i64, i1 } %with_head, 1
  %overflow = or i1 %wanted_overflow, %high_overflow
  br i1 %overflow, label %none, label %map

map:
  %block_size = and i64 %high, -65536
  %block = call ptr @page_allocate(i64 %block_size)
  %failed = icmp eq ptr %block, null
  br i1 %failed, label %none, label %link

link:
  %previous = load ptr, ptr %arena
  store ptr %previous, ptr %block
  %size_place = getelementptr %arena_block, ptr %block, i64 0, i32 1
  store i64 %block_size, ptr %size_place
  store ptr %block, ptr %arena
  %block_start = ptrtoint ptr %block to i64
  %block_end = add i64 %block_start, %block_size
  store i64 %block_end, ptr %end_place
  %first = add i64 %block_start, 16
  %first_high = add i64 %first, %mask
  %fresh_start = and i64 %first_high, %keep
  %fresh_after = add i64 %fresh_start, %size
  store i64 %fresh_after, ptr %next_place
  %fresh_piece = inttoptr i64 %fresh_start to ptr
  ret ptr %fresh_piece

none:
  ret ptr null
}

;; Gives all pieces of an arena back; the arena is empty then and can be used again.
;;
;; arena: an open arena
;; result: none
define void @arena_close(ptr %arena) {
entry:
  %newest = load ptr, ptr %arena
  br label %next

next:
  %block = phi ptr [ %newest, %entry ], [ %previous, %release ]
  %is_last = icmp eq ptr %block, null
  br i1 %is_last, label %done, label %release

release:
  %previous = load ptr, ptr %block
  %size_place = getelementptr %arena_block, ptr %block, i64 0, i32 1
  %size = load i64, ptr %size_place
  call void @page_release(ptr %block, i64 %size)
  br label %next

done:
  call void @arena_open(ptr %arena)
  ret void
}

declare { i64, i1 } @llvm.uadd.with.overflow.i64(i64, i64)
