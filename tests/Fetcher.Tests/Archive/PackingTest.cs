using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Tests.Support;
using Xunit;

namespace Ingestion.Fetcher.Tests.Archive;

public sealed class PackingTest : PackedArchive
{
    [Fact]
    public async Task A_closed_file_is_packed_and_its_captures_are_read_as_before()
    {
        var stored = await WriteAsync();
        await using var host = await OpenAsync();
        Assert.Equal(1, await Archive(host).PackAsync(Now));
        Assert.Equal(0, await Archive(host).PackAsync(Now));
        var packed = Assert.Single(Files());
        Assert.True(new FileInfo(packed).Length < stored.Length / 2, $"{new FileInfo(packed).Length} of {stored.Length} bytes are left.");
        await AssertAllReadAsync(host);
    }

    [Fact]
    public async Task A_packed_file_is_a_WARC_of_the_same_records()
    {
        await WriteAsync();
        var before = await RecordsAsync(Assert.Single(Files()));
        var written = File.GetLastWriteTimeUtc(Assert.Single(Files()));
        await using var host = await OpenAsync();
        await Archive(host).PackAsync(Now);
        var after = await RecordsAsync(Assert.Single(Files()));
        Assert.Equal(before.Skip(1).Select(Shown), after.Skip(1).Select(Shown));
        Assert.Equal(Path.GetFileName(Assert.Single(Files())), after[0]["WARC-Filename"]);
        // Retention goes by it.
        Assert.Equal(written, File.GetLastWriteTimeUtc(Assert.Single(Files())));
    }

    [Fact]
    public async Task A_file_that_is_still_written_to_is_left_alone()
    {
        await using var host = await OpenAsync();
        await AppendAsync(host, "one", "s", Text(1));
        Assert.Equal(0, await Archive(host).PackAsync(Now));
        Assert.Equal(Text(1), await TextAsync(host, "one"));
    }

    [Fact]
    public async Task Who_looked_a_capture_up_before_its_file_was_packed_reads_it_all_the_same()
    {
        await WriteAsync();
        HookedDatabase? hooked = null;
        await using var reader = await OpenAsync(database => hooked = new HookedDatabase(database));
        await using var packer = await OpenAsync();
        await Archive(reader).OpenAsync(Now);
        hooked!.AfterNextRead(() => Archive(packer).PackAsync(Now));
        Assert.Equal(Text(3), await TextAsync(reader, "id3"));
        Assert.EndsWith("-packed.warc.gz", Assert.Single(Files()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_while_it_is_written_anew_nothing_has_changed()
    {
        var stored = await WriteAsync();
        File.WriteAllBytes(PackedName() + ".packing", stored[..(stored.Length / 2)]);
        await AssertFinishedAsync();
    }

    [Fact]
    public async Task Killed_before_the_index_leads_to_the_new_file_the_old_one_still_holds()
    {
        await WriteAsync();
        HookedDatabase? hooked = null;
        await using (var dying = await OpenAsync(database => hooked = new HookedDatabase(database)))
        {
            hooked!.BeforeNextWrite(() => throw new OperationCanceledException("killed"));
            await Assert.ThrowsAsync<OperationCanceledException>(() => Archive(dying).PackAsync(Now));
        }

        Assert.Equal(2, Files().Length);
        await AssertFinishedAsync();
    }

    [Fact]
    public async Task Killed_before_the_old_file_is_deleted_the_next_start_deletes_it()
    {
        var stored = await WriteAsync();
        var name = Assert.Single(Files());
        await using (var dying = await OpenAsync()) await Archive(dying).PackAsync(Now);
        File.WriteAllBytes(name, stored);
        await AssertFinishedAsync();
    }

    [Fact]
    public async Task What_is_erased_while_its_file_is_packed_is_in_neither_file()
    {
        await WriteAsync();
        HookedDatabase? hooked = null;
        await using var packer = await OpenAsync(database => hooked = new HookedDatabase(database));
        await using var eraser = await OpenAsync();
        await Archive(packer).OpenAsync(Now);
        hooked!.BeforeNextWrite(() => Archive(eraser).EraseAsync(["odd"], Now));
        Assert.Equal(0, await Archive(packer).PackAsync(Now));
        Assert.Equal(1, await Archive(packer).PackAsync(Now));
        Assert.Null(await Archive(packer).ReadAsync(new CaptureId("id3"), Now));
        Assert.Equal(Text(4), await TextAsync(packer, "id4"));
        var everything = string.Concat(Files().Select(Unpacked));
        Assert.DoesNotContain("paragraph of 3.", everything, StringComparison.Ordinal);
        Assert.Contains("paragraph of 4.", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_packed_is_erased_too()
    {
        await WriteAsync();
        await using var host = await OpenAsync();
        await Archive(host).PackAsync(Now);
        await Archive(host).EraseAsync(["odd"], Now);
        Assert.DoesNotContain("paragraph of 3.", Unpacked(Assert.Single(Files())), StringComparison.Ordinal);
        Assert.Equal(Text(4), await TextAsync(host, "id4"));
    }

    [Fact]
    public async Task A_file_that_the_index_does_not_know_is_never_deleted()
    {
        await WriteAsync();
        var name = Assert.Single(Files());
        File.Delete(Folder["state.db"]);
        await using var host = await OpenAsync();
        Assert.Equal(0, await Archive(host).PackAsync(Now));
        Assert.Equal([name], Files());
    }

    [Fact]
    public async Task A_damaged_file_stays_as_it_is()
    {
        var stored = await WriteAsync();
        stored[stored.Length / 2] ^= 1;
        File.WriteAllBytes(Assert.Single(Files()), stored);
        await using var host = await OpenAsync();
        for (var i = 0; i < 4; i++) Assert.Equal(0, await Archive(host).PackAsync(Now));
        Assert.Equal(stored, File.ReadAllBytes(Assert.Single(Files())));
        Assert.Equal(Text(1), await TextAsync(host, "id1"));
    }
}
