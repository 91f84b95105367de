/* measure FILE COMMAND...: runs COMMAND and writes into FILE its peak memory in KiB and its processor time in
 * microseconds, as two numbers on a line. Its exit status is COMMAND's. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static long long microseconds(struct timeval t)
{
	return (long long)t.tv_sec * 1000000 + t.tv_usec;
}

int main(int argc, char **argv)
{
	struct rusage use;
	int status;
	pid_t child;
	FILE *out;

	if (argc < 3) {
		fputs("usage: measure FILE COMMAND...\n", stderr);
		return 99;
	}
	child = fork();
	if (child == 0) {
		execvp(argv[2], argv + 2);
		perror(argv[2]);
		_exit(99);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 || getrusage(RUSAGE_CHILDREN, &use) != 0) {
		perror("measure");
		return 99;
	}
	out = fopen(argv[1], "w");
	if (!out || fprintf(out, "%ld %lld\n", use.ru_maxrss, microseconds(use.ru_utime) + microseconds(use.ru_stime)) < 0 ||
	    fclose(out) != 0) {
		perror(argv[1]);
		return 99;
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
