; x86-64 Linux: system calls on files and descriptors.
;
; One function per system call, of the kernel's name, arguments and order. The result is the kernel's own: negative
; values from -4095 to -1 are errors. Inline assembly stands in the modules of this folder only. The instruction `syscall`
; takes the number in rax, arguments in rdi, rsi, rdx, r10, r8, r9, answers in rax and destroys rcx and r11.

;; Reads at most `count` bytes from a descriptor.
;;
;; fd: an open descriptor
;; buffer: `count` writable bytes
;; count: number of bytes wanted
;; result: bytes read, 0 at the end, or a negative errno
;; effects: io
;; system call: 0
define i64 @sys_read(i64 %fd, ptr %buffer, i64 %count) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 0, i64 %fd, ptr %buffer, i64 %count)
  ret i64 %result
}

;; Writes at most `count` bytes to a descriptor; may write fewer.
;;
;; fd: an open descriptor
;; buffer: `count` readable bytes
;; count: number of bytes
;; result: bytes written, or a negative errno
;; effects: io
;; system call: 1
define i64 @sys_write(i64 %fd, ptr %buffer, i64 %count) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 1, i64 %fd, ptr %buffer, i64 %count)
  ret i64 %result
}

;; Opens a file.
;;
;; path: path that ends with a zero byte
;; flags: access mode and O_* bits, for example 0 read, 577 write over a new or emptied file
;; mode: permission bits of a file that is created
;; result: a new descriptor, or a negative errno
;; effects: fs
;; system call: 2
define i64 @sys_open(ptr %path, i64 %flags, i64 %mode) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 2, ptr %path, i64 %flags, i64 %mode)
  ret i64 %result
}

;; Closes a descriptor. Never to be repeated: it is free even where an error is returned.
;;
;; fd: an open descriptor
;; result: 0, or a negative errno
;; effects: io
;; system call: 3
define i64 @sys_close(i64 %fd) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 3, i64 %fd)
  ret i64 %result
}

;; Reads what is known of a file.
;;
;; path: path that ends with a zero byte
;; status: 144 writable bytes
;; result: 0, or a negative errno
;; effects: fs
;; system call: 4
define i64 @sys_stat(ptr %path, ptr %status) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 4, ptr %path, ptr %status)
  ret i64 %result
}

;; Reads what is known of an open file.
;;
;; fd: an open descriptor
;; status: 144 writable bytes
;; result: 0, or a negative errno
;; effects: io
;; system call: 5
define i64 @sys_fstat(i64 %fd, ptr %status) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 5, i64 %fd, ptr %status)
  ret i64 %result
}

;; Moves the position of an open file.
;;
;; fd: an open descriptor
;; offset: distance in bytes
;; whence: 0 from the start, 1 from the position, 2 from the end
;; result: the new position, or a negative errno
;; effects: io
;; system call: 8
define i64 @sys_lseek(i64 %fd, i64 %offset, i64 %whence) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 8, i64 %fd, i64 %offset, i64 %whence)
  ret i64 %result
}

;; Reads at a given place of a file and leaves its position alone.
;;
;; fd: an open descriptor
;; buffer: `count` writable bytes
;; count: number of bytes wanted
;; offset: place in the file
;; result: bytes read, 0 at the end, or a negative errno
;; effects: io
;; system call: 17
define i64 @sys_pread64(i64 %fd, ptr %buffer, i64 %count, i64 %offset) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},~{rcx},~{r11},~{memory}"(i64 17, i64 %fd, ptr %buffer, i64 %count, i64 %offset)
  ret i64 %result
}

;; Writes at a given place of a file and leaves its position alone.
;;
;; fd: an open descriptor
;; buffer: `count` readable bytes
;; count: number of bytes
;; offset: place in the file
;; result: bytes written, or a negative errno
;; effects: io
;; system call: 18
define i64 @sys_pwrite64(i64 %fd, ptr %buffer, i64 %count, i64 %offset) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},~{rcx},~{r11},~{memory}"(i64 18, i64 %fd, ptr %buffer, i64 %count, i64 %offset)
  ret i64 %result
}

;; Reads into several buffers in turn.
;;
;; fd: an open descriptor
;; pieces: array of { ptr, i64 length }
;; count: number of pieces, at most 1024
;; result: bytes read, 0 at the end, or a negative errno
;; effects: io
;; system call: 19
define i64 @sys_readv(i64 %fd, ptr %pieces, i64 %count) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 19, i64 %fd, ptr %pieces, i64 %count)
  ret i64 %result
}

;; Writes several buffers in turn; may write less than all.
;;
;; fd: an open descriptor
;; pieces: array of { ptr, i64 length }
;; count: number of pieces, at most 1024
;; result: bytes written, or a negative errno
;; effects: io
;; system call: 20
define i64 @sys_writev(i64 %fd, ptr %pieces, i64 %count) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 20, i64 %fd, ptr %pieces, i64 %count)
  ret i64 %result
}

;; Makes a pipe.
;;
;; ends: 8 writable bytes: two i32, the end to read and the end to write
;; result: 0, or a negative errno
;; effects: io
;; system call: 22
define i64 @sys_pipe(ptr %ends) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 22, ptr %ends)
  ret i64 %result
}

;; Makes a second descriptor for the same open file.
;;
;; fd: an open descriptor
;; result: a new descriptor, or a negative errno
;; effects: io
;; system call: 32
define i64 @sys_dup(i64 %fd) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 32, i64 %fd)
  ret i64 %result
}

;; Makes `wanted` a second descriptor for the same open file.
;;
;; fd: an open descriptor
;; wanted: number of the new descriptor, closed first where it is open
;; result: `wanted`, or a negative errno
;; effects: io
;; system call: 33
define i64 @sys_dup2(i64 %fd, i64 %wanted) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 33, i64 %fd, i64 %wanted)
  ret i64 %result
}

;; Reads or changes the state of a descriptor.
;;
;; fd: an open descriptor
;; command: 3 reads the status flags, 4 sets them
;; argument: depends on the command
;; result: depends on the command, or a negative errno
;; effects: io
;; system call: 72
define i64 @sys_fcntl(i64 %fd, i64 %command, i64 %argument) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 72, i64 %fd, i64 %command, i64 %argument)
  ret i64 %result
}

;; Waits until a file has reached its device.
;;
;; fd: an open descriptor
;; result: 0, or a negative errno
;; effects: io
;; system call: 74
define i64 @sys_fsync(i64 %fd) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 74, i64 %fd)
  ret i64 %result
}

;; Sets the length of an open file.
;;
;; fd: an open descriptor
;; length: new length in bytes
;; result: 0, or a negative errno
;; effects: io
;; system call: 77
define i64 @sys_ftruncate(i64 %fd, i64 %length) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 77, i64 %fd, i64 %length)
  ret i64 %result
}

;; Reads the path of the current folder.
;;
;; buffer: `size` writable bytes
;; size: capacity, the zero byte included
;; result: length with the zero byte, or a negative errno
;; effects: fs
;; system call: 79
define i64 @sys_getcwd(ptr %buffer, i64 %size) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 79, ptr %buffer, i64 %size)
  ret i64 %result
}

;; Changes the current folder.
;;
;; path: path that ends with a zero byte
;; result: 0, or a negative errno
;; effects: fs
;; system call: 80
define i64 @sys_chdir(ptr %path) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 80, ptr %path)
  ret i64 %result
}

;; Gives a file another name, in the place of a file that has it.
;;
;; path: path that ends with a zero byte
;; wanted: new path that ends with a zero byte
;; result: 0, or a negative errno
;; effects: fs
;; system call: 82
define i64 @sys_rename(ptr %path, ptr %wanted) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 82, ptr %path, ptr %wanted)
  ret i64 %result
}

;; Makes a folder.
;;
;; path: path that ends with a zero byte
;; mode: permission bits
;; result: 0, or a negative errno
;; effects: fs
;; system call: 83
define i64 @sys_mkdir(ptr %path, i64 %mode) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 83, ptr %path, i64 %mode)
  ret i64 %result
}

;; Removes an empty folder.
;;
;; path: path that ends with a zero byte
;; result: 0, or a negative errno
;; effects: fs
;; system call: 84
define i64 @sys_rmdir(ptr %path) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 84, ptr %path)
  ret i64 %result
}

;; Removes a file's name.
;;
;; path: path that ends with a zero byte
;; result: 0, or a negative errno
;; effects: fs
;; system call: 87
define i64 @sys_unlink(ptr %path) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 87, ptr %path)
  ret i64 %result
}

;; Reads the next entries of an open folder.
;;
;; fd: an open descriptor
;; buffer: `size` writable bytes
;; size: capacity in bytes
;; result: bytes read, 0 at the end, or a negative errno
;; effects: fs
;; system call: 217
define i64 @sys_getdents64(i64 %fd, ptr %buffer, i64 %size) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 217, i64 %fd, ptr %buffer, i64 %size)
  ret i64 %result
}

;; Opens a file.
;;
;; folder: descriptor of the folder that a relative path starts at, or -100 for the current one
;; path: path that ends with a zero byte
;; flags: access mode and O_* bits
;; mode: permission bits of a file that is created
;; result: a new descriptor, or a negative errno
;; effects: fs
;; system call: 257
define i64 @sys_openat(i64 %folder, ptr %path, i64 %flags, i64 %mode) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},~{rcx},~{r11},~{memory}"(i64 257, i64 %folder, ptr %path, i64 %flags, i64 %mode)
  ret i64 %result
}

;; Reads what is known of a file.
;;
;; folder: descriptor of the folder that a relative path starts at, or -100 for the current one
;; path: path that ends with a zero byte
;; status: 144 writable bytes
;; flags: 0, or 256 for a link itself
;; result: 0, or a negative errno
;; effects: fs
;; system call: 262
define i64 @sys_newfstatat(i64 %folder, ptr %path, ptr %status, i64 %flags) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},~{rcx},~{r11},~{memory}"(i64 262, i64 %folder, ptr %path, ptr %status, i64 %flags)
  ret i64 %result
}

;; Removes a file's name or an empty folder.
;;
;; folder: descriptor of the folder that a relative path starts at, or -100 for the current one
;; path: path that ends with a zero byte
;; flags: 0, or 512 for a folder
;; result: 0, or a negative errno
;; effects: fs
;; system call: 263
define i64 @sys_unlinkat(i64 %folder, ptr %path, i64 %flags) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 263, i64 %folder, ptr %path, i64 %flags)
  ret i64 %result
}
