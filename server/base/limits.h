// Every bound of the program, one sentence each. A bound that a caller can meet is also in
// docs/limits.md.
#ifndef DUBAN_SERVER_BASE_LIMITS_H_
#define DUBAN_SERVER_BASE_LIMITS_H_

#include <cstddef>

#include <absl/time/time.h>

namespace duban::limits {

// A work plan's text that ImportPlan takes in one request, bytes.
inline constexpr std::size_t kPlanTextBytesMax = 1 << 20;
// A document file (DOCX, XLSX, HTML, PDF, text) as sent, bytes.
inline constexpr std::size_t kDocumentBytesMax = 32 << 20;
// The text in it, bytes.
inline constexpr std::size_t kDocumentTextBytesMax = 20 << 20;
// What a packed document's parts unpack to, all together, bytes.
inline constexpr std::size_t kDocumentUnpackedBytesMax = 64 << 20;
// How many times its packed size, above the first 4 MiB; office files stay below 60.
inline constexpr std::size_t kDocumentInflationMax = 200;
inline constexpr std::size_t kDocumentInflationFreeBytes = 4 << 20;
// Entries of a packed document.
inline constexpr std::size_t kDocumentEntriesMax = 4096;
// Elements within each other in a document's XML or HTML.
inline constexpr std::size_t kDocumentDepthMax = 256;
// Elements of one part of a document, or of a page.
inline constexpr std::size_t kDocumentElementsMax = 4 << 20;
// Pages of a PDF.
inline constexpr int kDocumentPagesMax = 2000;
// A table of a document.
inline constexpr std::size_t kTableRowsMax = 20000;
inline constexpr std::size_t kTableColumnsMax = 256;
inline constexpr std::size_t kTableCellsMax = 400000;
// What the process that reads a document may take: address space, processor time, wall time.
inline constexpr std::size_t kReaderMemoryBytesMax = 1 << 30;
inline constexpr int kReaderCpuSecondsMax = 20;
inline constexpr absl::Duration kReaderTimeout = absl::Seconds(30);
// Such processes at once; a further document waits for its turn.
inline constexpr int kReadersMax = 2;
// How often who waits for one looks whether its caller still does.
inline constexpr absl::Duration kCancelPollInterval = absl::Milliseconds(250);
// Items one plan may hold; more in one document is refused.
inline constexpr std::size_t kPlanTasksMax = 1000;
// Closest units that are offered for a name the directory does not have, and the names of one
// document they are looked for: each look costs the directory's size.
inline constexpr std::size_t kUnitCandidatesMax = 5;
inline constexpr std::size_t kCandidateSearchesMax = 200;
// Names of units that one issuing unit has confirmed by hand.
inline constexpr std::size_t kUnitMappingsMax = 5000;
// Names that one import may settle along the way.
inline constexpr std::size_t kImportMappingsMax = 200;
// Pairs of headings that are compared to find what an item of a revised document was before; beyond
// it only numbers and equal headings are.
inline constexpr std::size_t kRevisionPairsMax = 250'000;
// One part of an uploaded document on the wire and in the database, bytes.
inline constexpr std::size_t kUploadPartBytesMax = 1 << 20;
// Uploads one person may have open, finished ones included, until they expire or a plan is made of
// them.
inline constexpr int kUploadsPerUserMax = 16;
// An upload's media type, ASCII characters.
inline constexpr std::size_t kMediaTypeCharsMax = 200;
// How long an upload is kept from its creation on.
inline constexpr absl::Duration kUploadLifetime = absl::Hours(24);
// How often expired uploads are looked for, and how many one transaction deletes.
inline constexpr absl::Duration kUploadPurgeInterval = absl::Minutes(5);
inline constexpr int kUploadPurgeBatchMax = 4;
// The text of a document that is imported, bytes: its tasks travel in one answer.
inline constexpr std::size_t kImportedTextBytesMax = 2 << 20;
// What the items of a document hold together, bytes. They travel in one answer, twice where a
// revision is shown, and the row that keeps it must fit a packet of the database.
inline constexpr std::size_t kDraftedBytesMax = 6 << 20;
// Uploaded documents that wait to be read; more are refused with SERVER_BUSY.
inline constexpr std::size_t kDocumentQueueMax = 16;
// An exported plan, bytes.
inline constexpr std::size_t kExportBytesMax = 16 << 20;
// Planned units of one task, groups counted as one.
inline constexpr std::size_t kTaskUnitsMax = 200;
// One request message on the wire, bytes; gRPC refuses more with RESOURCE_EXHAUSTED.
inline constexpr int kRequestBytesMax = 4 << 20;
// One answer on the wire, bytes. A page of 500 tasks of the longest text is 30 MB, its assignments
// (kPageAssignmentsMax) are about 5 MB, before what somebody said on one of them.
inline constexpr int kResponseBytesMax = 64 << 20;
// Titles and names, characters.
inline constexpr std::size_t kTitleCharsMax = 200;
// The full text of a task, characters.
inline constexpr std::size_t kTaskTextCharsMax = 20000;
// Headings above a task in its document.
inline constexpr std::size_t kTaskSectionsMax = 10;
// What a document says of a task's units, as printed, characters; of four bytes each they still fit
// the column.
inline constexpr std::size_t kAnnotationCharsMax = 16000;
// Comments, reasons and summaries, characters.
inline constexpr std::size_t kCommentCharsMax = 4000;
// Aliases of one unit.
inline constexpr std::size_t kUnitAliasesMax = 32;
// Depth of the organisation tree.
inline constexpr std::size_t kUnitDepthMax = 8;
// A client's request_id, ASCII characters.
inline constexpr std::size_t kRequestIdCharsMax = 64;
// Rows in one page of a list, and the default when none is asked for.
inline constexpr int kPageSizeMax = 500;
inline constexpr int kPageSizeDefault = 50;
// Assignments in one page of tasks; it ends before the task that would exceed it, but has one task
// at least.
inline constexpr int kPageAssignmentsMax = 10000;
// Commands that share one transaction.
inline constexpr std::size_t kWriteBatchMax = 64;
// Commands of one batch method, all carried out or none.
inline constexpr std::size_t kBatchCommandsMax = 100;
// Units of one group, and members of one task force.
inline constexpr std::size_t kGroupUnitsMax = 1000;
// Assignments that one issue creates, groups expanded.
inline constexpr std::size_t kIssueAssignmentsMax = 10000;
// Assignments looked at in the transaction that gives a role or takes it away: of those that wait
// for its holder, and of those that wait for a decider.
inline constexpr int kRoleChangeChecksMax = 5000;
// Rows of one multi-row INSERT, and of one multi-row UPDATE (whose cost grows with their square).
inline constexpr std::size_t kInsertRowsMax = 200;
inline constexpr std::size_t kUpdateRowsMax = 64;
// Bytes after which an INSERT is cut and what waits is sent; the server hangs up at 16 MB.
inline constexpr std::size_t kStatementBytesMax = 1 << 20;
// Chains kept in memory for the next command on them, bytes: all together, and a single one.
inline constexpr std::size_t kChainCacheBytesMax = 64 << 20;
inline constexpr std::size_t kCachedChainBytesMax = 64 << 10;
// How long commands wait for company at most while a batch runs.
inline constexpr absl::Duration kWriteGather = absl::Milliseconds(2);
// Commands waiting for a transaction; more are refused with RESOURCE_EXHAUSTED.
inline constexpr std::size_t kWriteQueueMax = 2048;
// Transactions of one command before its conflict is reported to the caller.
inline constexpr int kWriteAttemptsMax = 5;
// How long a stored answer is kept for retries.
inline constexpr absl::Duration kRequestRetention = absl::Hours(24 * 7);
// Ids taken from the database at once.
inline constexpr int kIdBlockSize = 1000;
// How stale the directory a command is judged by may be on another replica than the one changed.
inline constexpr absl::Duration kDirectoryPollInterval = absl::Milliseconds(250);
// How long a session lives after sign-in.
inline constexpr absl::Duration kSessionLifetime = absl::Hours(12);
// How often expired sessions are looked for, and how many one statement deletes.
inline constexpr absl::Duration kSessionPurgeInterval = absl::Minutes(10);
inline constexpr int kSessionPurgeBatchMax = 5000;
// Tokens a server remembers, so that a call costs no look-up.
inline constexpr std::size_t kTokenCacheMax = 10000;
// How long it trusts one: a sign-out on another replica is honoured within this time.
inline constexpr absl::Duration kTokenCacheLifetime = absl::Seconds(5);
// Password length, characters.
inline constexpr std::size_t kPasswordCharsMin = 10;
inline constexpr std::size_t kPasswordCharsMax = 128;
// How often stored answers past their retention are looked for, and how many one statement deletes.
inline constexpr absl::Duration kAnswerPurgeInterval = absl::Minutes(10);
inline constexpr int kAnswerPurgeBatchMax = 5000;
// An error's details on the wire, bytes; above about 8 KB gRPC loses the whole error.
inline constexpr std::size_t kErrorDetailBytesMax = 4096;
// An error's text, bytes.
inline constexpr std::size_t kErrorTextBytesMax = 512;
// When a caller who met a full queue may come back.
inline constexpr absl::Duration kServerBusyRetryAfter = absl::Milliseconds(200);
// Passwords that wait to be hashed, sign-ins mostly; more are refused with SIGN_IN_BUSY.
inline constexpr std::size_t kPasswordQueueMax = 64;
// When a caller who met SIGN_IN_BUSY may come back.
inline constexpr absl::Duration kSignInRetryAfter = absl::Seconds(2);
// A request that is read where it arrives, on one of gRPC's few threads, bytes.
inline constexpr std::size_t kBriefRequestBytesMax = 4 << 10;
// Calls one connection may have in flight; more wait in the client.
inline constexpr int kStreamsPerConnectionMax = 256;
// How often an idle server is called in-process: gRPC's threads otherwise sleep up to 100 ms.
inline constexpr absl::Duration kHeartbeatInterval = absl::Milliseconds(250);
// A connection without traffic is pinged after this long, and dropped without an answer.
inline constexpr absl::Duration kKeepaliveTime = absl::Seconds(60);
inline constexpr absl::Duration kKeepaliveTimeout = absl::Seconds(20);
// Clients that ping more often than this are told to go away.
inline constexpr absl::Duration kClientPingIntervalMin = absl::Seconds(30);
// A connection is closed gently after this long, so that clients spread over replicas anew.
inline constexpr absl::Duration kConnectionAgeMax = absl::Minutes(30);
inline constexpr absl::Duration kConnectionAgeGrace = absl::Minutes(5);

}  // namespace duban::limits

#endif  // DUBAN_SERVER_BASE_LIMITS_H_
