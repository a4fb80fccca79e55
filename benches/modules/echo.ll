; Sends back what each client sends, one client after the other.

@listen_failed = private constant [18 x i8] c"port 8080 is taken"

declare i64 @tcp_listen(i64)
declare i64 @tcp_accept(i64)
declare i64 @socket_receive(i64, ptr, i64)
declare i64 @socket_send_all(i64, ptr, i64)
declare i64 @sys_close(i64)
declare i64 @print_line(i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %listener = call i64 @tcp_listen(i64 8080)
  %failed = icmp slt i64 %listener, 0
  br i1 %failed, label %report, label %next_client

report:
  %written = call i64 @print_line(i64 2, ptr @listen_failed, i64 18)
  ret i64 1

next_client:
  %client = call i64 @tcp_accept(i64 %listener)
  %is_client = icmp sge i64 %client, 0
  br i1 %is_client, label %serve, label %next_client

serve:
  call void @echo(i64 %client)
  %closed = call i64 @sys_close(i64 %client)
  br label %next_client
}

define void @echo(i64 %client) {
entry:
  %buffer = alloca [16384 x i8], align 16
  br label %receive

receive:
  %count = call i64 @socket_receive(i64 %client, ptr %buffer, i64 16384)
  %has_bytes = icmp sgt i64 %count, 0
  br i1 %has_bytes, label %send, label %end

send:
  %sent = call i64 @socket_send_all(i64 %client, ptr %buffer, i64 %count)
  %is_sent = icmp eq i64 %sent, %count
  br i1 %is_sent, label %receive, label %end

end:
  ret void
}
