; Makes nearly every system call of the library and prints what each gives: the same on every machine.

declare i64 @epoll_event_data(ptr, i64)
declare i64 @epoll_event_mask(ptr, i64)
declare void @epoll_event_set(ptr, i64, i64)
declare i64 @file_status_mode(ptr)
declare i64 @file_status_size(ptr)
declare i64 @print_i64(i64, i64)
declare i64 @print_line(i64, ptr, i64)
declare void @signal_action_set(ptr, ptr)
declare i64 @sys_accept(i64, ptr, ptr)
declare i64 @sys_accept4(i64, ptr, ptr, i64)
declare i64 @sys_chdir(ptr)
declare i64 @sys_clock_gettime(i64, ptr)
declare i64 @sys_clock_nanosleep(i64, i64, ptr, ptr)
declare i64 @sys_close(i64)
declare i64 @sys_dup2(i64, i64)
declare i64 @sys_epoll_create1(i64)
declare i64 @sys_epoll_ctl(i64, i64, i64, ptr)
declare i64 @sys_epoll_wait(i64, ptr, i64, i64)
declare i64 @sys_fcntl(i64, i64, i64)
declare i64 @sys_fstat(i64, ptr)
declare i64 @sys_fsync(i64)
declare i64 @sys_ftruncate(i64, i64)
declare i64 @sys_getdents64(i64, ptr, i64)
declare i64 @sys_getpeername(i64, ptr, ptr)
declare i64 @sys_getpid()
declare i64 @sys_getrandom(ptr, i64, i64)
declare i64 @sys_getsockname(i64, ptr, ptr)
declare i64 @sys_getsockopt(i64, i64, i64, ptr, ptr)
declare i64 @sys_gettimeofday(ptr, ptr)
declare i64 @sys_kill(i64, i64)
declare i64 @sys_listen(i64, i64)
declare i64 @sys_lseek(i64, i64, i64)
declare i64 @sys_madvise(ptr, i64, i64)
declare i64 @sys_mkdir(ptr, i64)
declare i64 @sys_mmap(ptr, i64, i64, i64, i64, i64)
declare i64 @sys_munmap(ptr, i64)
declare i64 @sys_nanosleep(ptr, ptr)
declare i64 @sys_newfstatat(i64, ptr, ptr, i64)
declare i64 @sys_open(ptr, i64, i64)
declare i64 @sys_openat(i64, ptr, i64, i64)
declare i64 @sys_pipe(ptr)
declare i64 @sys_pread64(i64, ptr, i64, i64)
declare i64 @sys_pwrite64(i64, ptr, i64, i64)
declare i64 @sys_read(i64, ptr, i64)
declare i64 @sys_rename(ptr, ptr)
declare i64 @sys_rmdir(ptr)
declare i64 @sys_rt_sigaction(i64, ptr, ptr, i64)
declare i64 @sys_rt_sigprocmask(i64, ptr, ptr, i64)
declare i64 @sys_setsockopt(i64, i64, i64, ptr, i64)
declare i64 @sys_shutdown(i64, i64)
declare i64 @sys_signalfd4(i64, ptr, i64, i64)
declare i64 @sys_socket(i64, i64, i64)
declare i64 @sys_stat(ptr, ptr)
declare i64 @sys_time(ptr)
declare i64 @sys_unlink(ptr)
declare i64 @sys_unlinkat(i64, ptr, i64)
declare i64 @sys_write(i64, ptr, i64)

@text_d = private constant [2 x i8] c"d\00"
@text_d_a = private constant [4 x i8] c"d/a\00"
@text_d_b = private constant [4 x i8] c"d/b\00"
@text_d_missing = private constant [10 x i8] c"d/missing\00"
@text_a = private constant [2 x i8] c"a\00"
@seen = global i64 0

define internal void @on_signal(i32 %signal) {
  %number = sext i32 %signal to i64
  store volatile i64 %number, ptr @seen
  ret void
}

define internal void @show(i64 %value) {
  %number = call i64 @print_i64(i64 1, i64 %value)
  %end = call i64 @print_line(i64 1, ptr null, i64 0)
  ret void
}

define i64 @main(i64 %argc, ptr %argv) {
  %status = alloca [144 x i8], align 8
  %ends = alloca [2 x i64]
  %events = alloca [32 x i8], align 8
  %action = alloca [32 x i8], align 8
  %mask = alloca i64
  ; A folder, a file in it, its status by path and by descriptor.
  %r_1 = call i64 @sys_mkdir(ptr @text_d, i64 448)
  call void @show(i64 %r_1)
  %r_2 = call i64 @sys_mkdir(ptr @text_d, i64 448)
  call void @show(i64 %r_2)
  %r_3 = call i64 @sys_open(ptr @text_d_a, i64 577, i64 384)
  %r_4 = call i64 @sys_write(i64 %r_3, ptr @text_d_a, i64 3)
  call void @show(i64 %r_4)
  %r_5 = call i64 @sys_lseek(i64 %r_3, i64 0, i64 2)
  call void @show(i64 %r_5)
  %r_6 = call i64 @sys_fstat(i64 %r_3, ptr %status)
  call void @show(i64 %r_6)
  %r_7 = call i64 @file_status_size(ptr %status)
  call void @show(i64 %r_7)
  %r_8 = call i64 @file_status_mode(ptr %status)
  call void @show(i64 %r_8)
  %r_9 = call i64 @sys_ftruncate(i64 %r_3, i64 5)
  call void @show(i64 %r_9)
  %r_10 = call i64 @sys_fsync(i64 %r_3)
  call void @show(i64 %r_10)
  %r_11 = call i64 @sys_pwrite64(i64 %r_3, ptr @text_d_a, i64 1, i64 4)
  call void @show(i64 %r_11)
  %r_12 = call i64 @sys_close(i64 %r_3)
  call void @show(i64 %r_12)
  %r_13 = call i64 @sys_close(i64 %r_3)
  call void @show(i64 %r_13)
  %r_14 = call i64 @sys_stat(ptr @text_d_a, ptr %status)
  call void @show(i64 %r_14)
  %r_15 = call i64 @file_status_size(ptr %status)
  call void @show(i64 %r_15)
  %r_16 = call i64 @sys_stat(ptr @text_d, ptr %status)
  call void @show(i64 %r_16)
  %r_17 = call i64 @file_status_mode(ptr %status)
  call void @show(i64 %r_17)
  %r_18 = call i64 @sys_newfstatat(i64 -100, ptr @text_d_a, ptr %status, i64 256)
  call void @show(i64 %r_18)
  %r_19 = call i64 @file_status_mode(ptr %status)
  call void @show(i64 %r_19)
  ; O_DIRECTORY, 65536, opens folders only; O_NOFOLLOW is 131072.
  %r_20 = call i64 @sys_open(ptr @text_d_a, i64 65536, i64 0)
  call void @show(i64 %r_20)
  %r_21 = call i64 @sys_openat(i64 -100, ptr @text_d, i64 196608, i64 0)
  %r_22 = call i64 @sys_openat(i64 %r_21, ptr @text_a, i64 131072, i64 0)
  %r_23 = call i64 @sys_pread64(i64 %r_22, ptr %status, i64 100, i64 1)
  call void @show(i64 %r_23)
  %r_24 = call i64 @sys_getdents64(i64 %r_22, ptr %status, i64 144)
  call void @show(i64 %r_24)
  %r_25 = call i64 @sys_close(i64 %r_22)
  call void @show(i64 %r_25)
  %r_26 = call i64 @sys_close(i64 %r_21)
  call void @show(i64 %r_26)
  %r_27 = call i64 @sys_rename(ptr @text_d_a, ptr @text_d_b)
  call void @show(i64 %r_27)
  %r_28 = call i64 @sys_stat(ptr @text_d_a, ptr %status)
  call void @show(i64 %r_28)
  %r_29 = call i64 @sys_rmdir(ptr @text_d)
  call void @show(i64 %r_29)
  %r_30 = call i64 @sys_unlink(ptr @text_d_b)
  call void @show(i64 %r_30)
  %r_31 = call i64 @sys_unlink(ptr @text_d_b)
  call void @show(i64 %r_31)
  %r_32 = call i64 @sys_chdir(ptr @text_d_missing)
  call void @show(i64 %r_32)
  %r_33 = call i64 @sys_rmdir(ptr @text_d)
  call void @show(i64 %r_33)
  %r_34 = call i64 @sys_unlinkat(i64 -100, ptr @text_d, i64 512)
  call void @show(i64 %r_34)
  ; A pipe, second descriptors, and what dup2 says of a descriptor that is to become itself.
  %r_35 = call i64 @sys_pipe(ptr %ends)
  call void @show(i64 %r_35)
  %reader_bits = load i32, ptr %ends
  %reader = sext i32 %reader_bits to i64
  %writer_place = getelementptr i32, ptr %ends, i64 1
  %writer_bits = load i32, ptr %writer_place
  %writer = sext i32 %writer_bits to i64
  %r_36 = call i64 @sys_dup2(i64 %writer, i64 40)
  call void @show(i64 %r_36)
  %r_37 = call i64 @sys_dup2(i64 40, i64 40)
  call void @show(i64 %r_37)
  %r_38 = call i64 @sys_dup2(i64 41, i64 41)
  call void @show(i64 %r_38)
  %r_39 = call i64 @sys_dup2(i64 41, i64 42)
  call void @show(i64 %r_39)
  %r_40 = call i64 @sys_dup2(i64 -1, i64 -1)
  call void @show(i64 %r_40)
  %r_41 = call i64 @sys_fcntl(i64 %reader, i64 4, i64 2048)
  call void @show(i64 %r_41)
  %r_42 = call i64 @sys_fcntl(i64 %reader, i64 3, i64 0)
  call void @show(i64 %r_42)
  %r_43 = call i64 @sys_read(i64 %reader, ptr %status, i64 9)
  call void @show(i64 %r_43)
  ; Events of the pipe.
  %r_44 = call i64 @sys_epoll_create1(i64 524288)
  call void @epoll_event_set(ptr %events, i64 1, i64 1311768467463790320)
  %r_45 = call i64 @sys_epoll_ctl(i64 %r_44, i64 1, i64 %reader, ptr %events)
  call void @show(i64 %r_45)
  %r_46 = call i64 @sys_epoll_wait(i64 %r_44, ptr %events, i64 2, i64 1)
  call void @show(i64 %r_46)
  %r_47 = call i64 @sys_write(i64 40, ptr %status, i64 2)
  call void @show(i64 %r_47)
  call void @epoll_event_set(ptr %events, i64 1, i64 7)
  %r_48 = call i64 @sys_epoll_ctl(i64 %r_44, i64 1, i64 40, ptr %events)
  call void @show(i64 %r_48)
  call void @epoll_event_set(ptr %events, i64 4, i64 7)
  %r_49 = call i64 @sys_epoll_ctl(i64 %r_44, i64 3, i64 40, ptr %events)
  call void @show(i64 %r_49)
  %r_50 = call i64 @sys_epoll_wait(i64 %r_44, ptr %events, i64 2, i64 1000)
  call void @show(i64 %r_50)
  %r_51 = call i64 @epoll_event_mask(ptr %events, i64 0)
  call void @show(i64 %r_51)
  %r_52 = call i64 @epoll_event_data(ptr %events, i64 0)
  call void @show(i64 %r_52)
  %r_53 = call i64 @epoll_event_mask(ptr %events, i64 1)
  call void @show(i64 %r_53)
  %r_54 = call i64 @epoll_event_data(ptr %events, i64 1)
  call void @show(i64 %r_54)
  ; A handler that runs and returns.
  call void @signal_action_set(ptr %action, ptr @on_signal)
  %r_55 = call i64 @sys_rt_sigaction(i64 10, ptr %action, ptr null, i64 8)
  call void @show(i64 %r_55)
  %process = call i64 @sys_getpid()
  %r_56 = call i64 @sys_kill(i64 %process, i64 10)
  call void @show(i64 %r_56)
  %seen = load volatile i64, ptr @seen
  call void @show(i64 %seen)
  ; A blocked signal arrives at a descriptor.
  store i64 2048, ptr %mask
  %r_57 = call i64 @sys_rt_sigprocmask(i64 0, ptr %mask, ptr null, i64 8)
  call void @show(i64 %r_57)
  %r_58 = call i64 @sys_signalfd4(i64 -1, ptr %mask, i64 8, i64 526336)
  %r_59 = call i64 @sys_read(i64 %r_58, ptr %status, i64 128)
  call void @show(i64 %r_59)
  %r_60 = call i64 @sys_kill(i64 %process, i64 12)
  call void @show(i64 %r_60)
  %r_61 = call i64 @sys_read(i64 %r_58, ptr %status, i64 128)
  call void @show(i64 %r_61)
  %arrived_bits = load i32, ptr %status
  %arrived = zext i32 %arrived_bits to i64
  call void @show(i64 %arrived)
  ; Clocks agree to a second.
  %r_62 = call i64 @sys_time(ptr %mask)
  %stored = load i64, ptr %mask
  %same = sub i64 %r_62, %stored
  call void @show(i64 %same)
  %r_63 = call i64 @sys_gettimeofday(ptr %ends, ptr null)
  call void @show(i64 %r_63)
  %second = load i64, ptr %ends
  %difference = sub i64 %second, %r_62
  %is_near = icmp ult i64 %difference, 2
  %near = zext i1 %is_near to i64
  call void @show(i64 %near)
  %r_64 = call i64 @sys_clock_gettime(i64 99, ptr %ends)
  call void @show(i64 %r_64)
  %r_65 = call i64 @sys_clock_gettime(i64 1, ptr %ends)
  call void @show(i64 %r_65)
  store i64 0, ptr %ends
  %nanoseconds = getelementptr i64, ptr %ends, i64 1
  store i64 1000, ptr %nanoseconds
  %r_66 = call i64 @sys_nanosleep(ptr %ends, ptr null)
  call void @show(i64 %r_66)
  %r_67 = call i64 @sys_clock_nanosleep(i64 1, i64 0, ptr %ends, ptr null)
  call void @show(i64 %r_67)
  %r_68 = call i64 @sys_getrandom(ptr %status, i64 16, i64 0)
  call void @show(i64 %r_68)
  ; Memory, and sockets that are told what they are.
  %r_69 = call i64 @sys_mmap(ptr null, i64 131072, i64 3, i64 34, i64 -1, i64 0)
  %pages = inttoptr i64 %r_69 to ptr
  store i64 5, ptr %pages
  %r_70 = call i64 @sys_madvise(ptr %pages, i64 131072, i64 4)
  call void @show(i64 %r_70)
  %forgotten = load volatile i64, ptr %pages
  call void @show(i64 %forgotten)
  %r_71 = call i64 @sys_munmap(ptr %pages, i64 131072)
  call void @show(i64 %r_71)
  %r_72 = call i64 @sys_socket(i64 2, i64 526337, i64 0)
  store i64 1, ptr %mask
  %r_73 = call i64 @sys_setsockopt(i64 %r_72, i64 1, i64 2, ptr %mask, i64 4)
  call void @show(i64 %r_73)
  store i64 8, ptr %ends
  %r_74 = call i64 @sys_getsockopt(i64 %r_72, i64 1, i64 2, ptr %mask, ptr %ends)
  call void @show(i64 %r_74)
  %option = load i32, ptr %mask
  %reused = zext i32 %option to i64
  call void @show(i64 %reused)
  %r_75 = call i64 @sys_listen(i64 %r_72, i64 5)
  call void @show(i64 %r_75)
  %r_76 = call i64 @sys_accept(i64 %r_72, ptr null, ptr null)
  call void @show(i64 %r_76)
  %r_77 = call i64 @sys_accept4(i64 %r_72, ptr null, ptr null, i64 0)
  call void @show(i64 %r_77)
  %r_78 = call i64 @sys_shutdown(i64 %r_72, i64 1)
  call void @show(i64 %r_78)
  %r_79 = call i64 @sys_getpeername(i64 %r_72, ptr %status, ptr %ends)
  call void @show(i64 %r_79)
  %r_80 = call i64 @sys_getsockname(i64 %r_72, ptr %status, ptr %ends)
  call void @show(i64 %r_80)
  ret i64 7
}
