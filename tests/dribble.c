/* dribble N COMMAND...: runs COMMAND with this program's standard input handed over in reads of exactly N bytes.
 *
 * A pipe may join writes before they are read; a socket of packets gives one packet a read, so what COMMAND sees does
 * not depend on timing. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int fail(const char *what)
{
	perror(what);
	return 99;
}

static int pour(int fd, size_t size)
{
	char buffer[65536];
	ssize_t n;

	while ((n = read(STDIN_FILENO, buffer, sizeof buffer)) > 0)
		for (size_t at = 0; at < (size_t)n; at += size) {
			size_t piece = (size_t)n - at < size ? (size_t)n - at : size;
			ssize_t sent;

			do
				sent = send(fd, buffer + at, piece, MSG_NOSIGNAL);
			while (sent < 0 && errno == EINTR);
			if (sent < 0)
				return errno == EPIPE || errno == ECONNRESET ? 0 : fail("send"); /* it stopped reading */
		}
	return n < 0 ? fail("read") : 0;
}

int main(int argc, char **argv)
{
	int end[2], status;
	size_t size;
	pid_t child;

	if (argc < 3 || (size = (size_t)strtoul(argv[1], NULL, 10)) == 0) {
		fputs("usage: dribble N COMMAND...\n", stderr);
		return 99;
	}
	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, end) != 0)
		return fail("socketpair");
	child = fork();
	if (child < 0)
		return fail("fork");
	if (child == 0) {
		dup2(end[0], STDIN_FILENO);
		close(end[0]);
		close(end[1]);
		execvp(argv[2], argv + 2);
		_exit(fail(argv[2]));
	}
	close(end[0]);
	status = pour(end[1], size);
	if (status)
		return status;
	close(end[1]);
	if (waitpid(child, &status, 0) < 0)
		return fail("waitpid");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
