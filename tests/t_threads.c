/* One model, many threads, each with its own workspace, normaliser and writer: everyone gets what a lone thread gets.
 * Worth most under the thread sanitizer. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "vanban.h"

enum { THREADS = 4, ROUNDS = 20 };

static const char article[] =
	"Ninh Thuận: Họp bàn về nước sạch\n\nChiều 3/2/2023, bà Mai Thị Lệ, Phó Giám đốc Sở Xây dựng tỉnh Ninh Thuận, làm việc "
	"tại xã Phước Hà. Theo Quyết định số 45/QĐ-UBND ngày 1/2/2023 của UBND tỉnh, công trình hoàn thành trong quý I/2024. "
	"Bà Lệ đề nghi\xCC\xA3 các bên giữ tiê\xCC\x81n độ.\n";

static vb_model *model;

struct job {
	char text[16384];
	size_t n;
	int failed;
};

static void *work(void *argument)
{
	struct job *job = argument;
	vb_doc *doc = NULL;
	vb_writer *writer = NULL;
	const char *bytes;
	size_t n;

	job->failed = vb_doc_new(model, NULL, &doc) || vb_writer_new(VB_FORMAT_JSONL, VB_LAYER_RELATIONS | VB_LAYER_ENTITIES,
	                                                             NULL, &writer);
	for (int round = 0; round < ROUNDS && !job->failed; round++) {
		char clean[1024];
		size_t clean_n = 0, edits = 0;

		job->n = 0;
		job->failed |= vb_normalize(NULL, article, sizeof article - 1, clean, sizeof clean, &clean_n, NULL, 0, &edits);
		job->failed |= vb_doc_analyze(doc, article, sizeof article - 1, NULL, VB_LAYER_ALL);
		job->failed |= vb_writer_begin(writer, "a", 1);
		job->failed |= vb_writer_add(writer, doc);
		job->failed |= vb_writer_end(writer);
		bytes = vb_writer_take(writer, &n);
		if (job->failed || edits == 0 || n == 0 || n + clean_n > sizeof job->text) {
			job->failed = 1;
			break;
		}
		memcpy(job->text, bytes, n);
		memcpy(job->text + n, clean, clean_n);
		job->n = n + clean_n;
	}
	vb_writer_free(writer);
	vb_doc_free(doc);
	return NULL;
}

static void threads_share_a_model(void **state)
{
	static struct job lone, job[THREADS];
	pthread_t thread[THREADS];

	(void)state;
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	work(&lone);
	assert_false(lone.failed);
	assert_true(lone.n > 500);
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&thread[i], NULL, work, &job[i]), 0);
	for (int i = 0; i < THREADS; i++)
		pthread_join(thread[i], NULL);
	for (int i = 0; i < THREADS; i++) {
		assert_false(job[i].failed);
		assert_int_equal(job[i].n, lone.n);
		assert_memory_equal(job[i].text, lone.text, lone.n);
	}
	vb_model_free(model);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(threads_share_a_model)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
