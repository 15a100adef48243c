// Documents on their way in: parts, repeats, hashes, owners, and their end.
#include <functional>
#include <future>
#include <vector>

#include "server/app/uploads/document_texts.h"
#include "server/app/uploads/uploads.h"
#include "server/base/error.h"
#include "server/base/hash.h"
#include "server/base/limits.h"
#include "server/storage/mysql_upload_store.h"
#include "tests/integration/tables/store_fixture.h"
#include "tests/support/fake_clock.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

// Takes text for what it is and refuses anything packed, as readers of formats do: by a field of
// theirs.
class TextOnly final : public app::DocumentReader {
 public:
  absl::StatusOr<app::ExtractedText> Read(const std::string& bytes, app::SteadyTime,
                                          const std::function<bool()>&) override {
    ++asked;
    if (bytes.rfind("PK", 0) != 0) return app::ExtractedText{.text = bytes};
    return base::InvalidFields({{"document", "UNSUPPORTED_FORMAT", "不支持这种文件"}});
  }
  int asked = 0;
};

class UploadTest : public StoreFixture {
 protected:
  app::CallContext Call(std::int64_t user = 7) const {
    app::CallContext call;
    call.principal = {user};
    call.deadline = Soon();
    return call;
  }
  absl::StatusOr<app::Upload> Create(const std::string& content, std::int64_t user = 7) {
    return uploads_.Create(Call(user), {.size = static_cast<std::int64_t>(content.size()),
                                        .sha256 = base::Bytes(base::Sha256(content)),
                                        .media_type = "text/plain"});
  }
  absl::StatusOr<app::Upload> Write(domain::UploadId id, std::int64_t offset,
                                    const std::string& data, std::int64_t user = 7) {
    return uploads_.Write(Call(user), id, offset, data);
  }
  // As many bytes as two parts and a bit, of every value, quotes and zeros among them.
  static std::string Large() {
    std::string content;
    for (std::size_t i = 0; content.size() < 2 * limits::kUploadPartBytesMax + 100; ++i) {
      content += static_cast<char>(i * 31 % 251);
    }
    return content;
  }
  domain::UploadId Sent(const std::string& content) {
    const domain::UploadId id = Create(content)->id;
    for (std::size_t at = 0; at < content.size(); at += limits::kUploadPartBytesMax) {
      EXPECT_TRUE(
          Write(id, static_cast<std::int64_t>(at), content.substr(at, limits::kUploadPartBytesMax))
              .ok());
    }
    return id;
  }

  void SetUp() override {
    db_.Sql("INSERT INTO user_account (id, login, display_name) VALUES (7, 'a', ''), (8, 'b', '')");
  }
  // As an import does that was made of it.
  void Use(domain::UploadId id) {
    app::ChangeSet changes;
    changes.used_uploads = {id};
    ASSERT_TRUE(Persist(changes).ok());
  }
  std::string Rows() const {
    return db_.Sql("SELECT (SELECT COUNT(*) FROM upload), (SELECT COUNT(*) FROM upload_part)");
  }

  FakeClock clock_;
  storage::IdBlocks blocks_{runner_};
  storage::MysqlIdSource ids_{blocks_};
  storage::MysqlUploadStore store_port_{runner_};
  app::Uploads uploads_{store_port_, ids_, clock_};
};

TEST_F(UploadTest, PartsMakeTheWholeAgain) {
  const std::string content = Large();
  const domain::UploadId id = Sent(content);
  EXPECT_EQ(ReasonOf(uploads_.Content(Call(), id).status()), "UPLOAD_INCOMPLETE");
  EXPECT_TRUE(uploads_.Commit(Call(), id)->committed);
  EXPECT_TRUE(uploads_.Commit(Call(), id)->committed);
  EXPECT_EQ(*uploads_.Content(Call(), id), content);
}

TEST_F(UploadTest, GoesOnWhereItStopped) {
  const std::string content = "0123456789";
  const domain::UploadId id = Create(content)->id;
  EXPECT_EQ(Write(id, 0, "0123")->received, 4);
  // The answer was lost: the same part again changes nothing.
  EXPECT_EQ(Write(id, 0, "0123")->received, 4);
  EXPECT_EQ(ReasonOf(Write(id, 0, "9999").status()), "OFFSET_WRONG");
  EXPECT_EQ(ReasonOf(Write(id, 8, "89").status()), "OFFSET_WRONG");
  EXPECT_EQ(ReasonOf(Write(id, 4, "456789x").status()), "OFFSET_WRONG");  // beyond the end
  EXPECT_EQ(ReasonOf(Write(id, -1, "0").status()), "OFFSET_WRONG");
  EXPECT_EQ(ReasonOf(Write(id, 4, "").status()), "PART_INVALID");
  EXPECT_EQ(uploads_.Get(Call(), id)->received, 4);
  EXPECT_EQ(ReasonsOf(uploads_.Commit(Call(), id).status()),
            (std::vector<std::string>{"UPLOAD_INCOMPLETE"}));
  // The name was lost, too: announcing it again finds it.
  EXPECT_EQ(Create(content)->id, id);
  EXPECT_EQ(Create(content)->received, 4);
  EXPECT_EQ(Write(id, 4, "456789")->received, 10);
  EXPECT_TRUE(uploads_.Commit(Call(), id).ok());
}

TEST_F(UploadTest, OtherBytesThanAnnouncedAreThrownAwayAndSentAgain) {
  const std::string content = "0123456789";
  const domain::UploadId id = Create(content)->id;
  // More parts than one transaction deletes.
  for (std::int64_t at = 0; at < 10; ++at) ASSERT_TRUE(Write(id, at, "x").ok());
  EXPECT_EQ(ReasonsOf(uploads_.Commit(Call(), id).status()),
            (std::vector<std::string>{"HASH_MISMATCH"}));
  EXPECT_EQ(Rows(), "1\t0\n");
  EXPECT_EQ(Create(content)->id, id);
  EXPECT_EQ(Create(content)->received, 0);
  EXPECT_EQ(Write(id, 0, content)->received, 10);
  EXPECT_TRUE(uploads_.Commit(Call(), id).ok());
  EXPECT_EQ(*uploads_.Content(Call(), id), content);
}

TEST_F(UploadTest, WhatWasBegunAnewMeanwhileIsLeftAlone) {
  const std::string content = "0123456789";
  const app::Upload seen = *Create(content);
  ASSERT_EQ(Write(seen.id, 0, "0123")->received, 4);
  app::Upload stale = seen;
  stale.received = 10;
  ASSERT_TRUE(store_port_.StartAgain(Soon(), stale).ok());
  EXPECT_EQ(uploads_.Get(Call(), seen.id)->received, 4);
}

TEST_F(UploadTest, AnothersIsUnknown) {
  const domain::UploadId id = Create("0123456789")->id;
  for (const absl::Status& status :
       {uploads_.Get(Call(8), id).status(), Write(id, 0, "0", 8).status(),
        uploads_.Commit(Call(8), id).status(), uploads_.Content(Call(8), id).status(),
        uploads_.Get(Call(), {999999}).status()}) {
    EXPECT_EQ(ReasonOf(status), "UPLOAD_UNKNOWN");
  }
  EXPECT_NE(Create("0123456789", 8)->id, id);
}

TEST_F(UploadTest, NobodyHasMoreThanSoMany) {
  for (int i = 0; i < limits::kUploadsPerUserMax; ++i) {
    EXPECT_TRUE(Create("content " + std::to_string(i)).ok());
  }
  clock_.Advance(absl::Hours(1));
  const absl::Status refused = Create("one more").status();
  EXPECT_EQ(ReasonOf(refused), "TOO_MANY_UPLOADS");
  EXPECT_EQ(base::DetailOf(refused)->retry_after, limits::kUploadLifetime - absl::Hours(1));
  EXPECT_TRUE(Create("content 3").ok());  // which is there
  EXPECT_TRUE(Create("one more", 8).ok());
  clock_.Advance(limits::kUploadLifetime - absl::Hours(1));
  EXPECT_TRUE(Create("one more").ok());
}

// A service that imports all day long is not stopped; what it imported is there for a repeat.
TEST_F(UploadTest, OnesThatAPlanWasMadeOfCountNoMore) {
  for (int i = 0; i < 2 * limits::kUploadsPerUserMax; ++i) {
    const std::string content = "content " + std::to_string(i);
    const auto created = Create(content);
    ASSERT_TRUE(created.ok()) << created.status();
    ASSERT_TRUE(Write(created->id, 0, content).ok());
    ASSERT_TRUE(uploads_.Commit(Call(), created->id).ok());
    Use(created->id);
    EXPECT_EQ(*uploads_.Content(Call(), created->id), content);
    EXPECT_EQ(Create(content)->id, created->id);
  }
  app::ChangeSet purged;
  purged.used_uploads = {{987654}};
  EXPECT_TRUE(Persist(purged).ok());
}

TEST_F(UploadTest, AnnouncedByManyAtOnceItIsOne) {
  ASSERT_TRUE(Create("first").ok());
  std::vector<std::future<absl::StatusOr<app::Upload>>> calls;
  for (int i = 0; i < 8; ++i) {
    calls.push_back(std::async(std::launch::async, [this] { return Create("the same"); }));
  }
  std::vector<domain::UploadId> ids;
  for (auto& call : calls) {
    const absl::StatusOr<app::Upload> upload = call.get();
    ASSERT_TRUE(upload.ok()) << upload.status();
    ids.push_back(upload->id);
  }
  EXPECT_THAT(ids, ::testing::Each(ids.front()));
}

TEST_F(UploadTest, ExpiresAndIsPurgedWithItsParts) {
  const std::string content = Large();
  const domain::UploadId id = Sent(content);
  EXPECT_EQ(*housekeeping_.PurgeUploads(clock_.Now(), 10), 0);
  clock_.Advance(limits::kUploadLifetime);
  EXPECT_EQ(ReasonOf(uploads_.Get(Call(), id).status()), "UPLOAD_UNKNOWN");
  EXPECT_EQ(*housekeeping_.PurgeUploads(clock_.Now(), 10), 1);
  EXPECT_EQ(Rows(), "0\t0\n");
}

TEST_F(UploadTest, ItsTextIsReadOrRefusedByName) {
  TextOnly reader;
  app::DocumentTexts texts(uploads_, reader);
  const std::string text = "1.补充教师。(牵头处室:财务处)\r\n";
  const domain::UploadId id = Sent(text);
  EXPECT_EQ(ReasonsOf(texts.TextOf(Call(), id).status()),
            (std::vector<std::string>{"UPLOAD_INCOMPLETE"}));
  ASSERT_TRUE(uploads_.Commit(Call(), id).ok());
  EXPECT_EQ(*texts.TextOf(Call(), id), text);

  // Whoever has gone, before his turn or while the bytes were fetched, has nothing read for him.
  for (const int asked_before : {0, 1}) {
    app::CallContext gone = Call();
    gone.cancelled = [left = asked_before]() mutable { return left-- == 0; };
    EXPECT_TRUE(absl::IsCancelled(texts.TextOf(gone, id).status()));
  }
  EXPECT_EQ(reader.asked, 1);

  const domain::UploadId binary = Sent(std::string("PK\x03\x04\xff", 5));
  ASSERT_TRUE(uploads_.Commit(Call(), binary).ok());
  const absl::Status refused = texts.TextOf(Call(), binary).status();
  EXPECT_EQ(ReasonOf(refused), "UNSUPPORTED_FORMAT");
  EXPECT_EQ(base::DetailOf(refused)->fields.front().field, "upload");

  const domain::UploadId long_text = Sent(std::string(limits::kImportedTextBytesMax + 1, 'x'));
  ASSERT_TRUE(uploads_.Commit(Call(), long_text).ok());
  EXPECT_EQ(ReasonOf(texts.TextOf(Call(), long_text).status()), "DOCUMENT_TOO_LARGE");
}

}  // namespace
}  // namespace duban::testing
