using System.Diagnostics;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

public sealed class HardInputTests
{
    private readonly MemoryDeduplicator _deduplicator = new(new DeduplicationOptions());

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("Three short words.")]
    [InlineData("!!! ??? ...")]
    [InlineData("\ud800 \udc00 broken \ud83d")]
    public async Task Texts_too_short_to_compare_are_new_with_a_reason(string text)
    {
        foreach (var id in new[] { "a", "b" })
        {
            var decision = await DecideAsync(Articles.Of(id, text));
            Assert.Equal(Relation.New, decision.Relation);
            Assert.NotEmpty(decision.Reason);
        }
    }

    [Fact]
    public async Task A_short_text_under_the_same_title_is_a_copy()
    {
        await DecideAsync(Articles.Of("a", "The bridge is closed.", title: "Bridge closed"));
        Assert.Equal(Relation.Copy, (await DecideAsync(Articles.Of("b", "The bridge is closed!", title: "Bridge Closed"))).Relation);
    }

    [Fact]
    public async Task One_sentence_repeated_to_five_million_characters_is_decided_in_bounded_time()
    {
        var text = string.Concat(Enumerable.Repeat("This sentence is all that the page has to say about it. ", 90_000));
        await WithinAsync(20, Articles.Of("a", text));
        await WithinAsync(20, Articles.Of("b", text, title: "Other"));
    }

    [Fact]
    public async Task Five_million_characters_are_decided_in_bounded_time_and_their_copy_is_found()
    {
        var text = new Prose(1).Text(60_000);
        Assert.True(text.Length > 5_000_000);
        await WithinAsync(20, Articles.Of("a", text));
        Assert.Equal(Relation.Copy, (await WithinAsync(20, Articles.Of("b", text, hours: 1))).Relation);
    }

    [Theory]
    [InlineData(
        "据报道，政府军周一撤离了北部城镇布雷洛。当地居民说，枪声持续了整夜，许多人逃往山区。反对派发言人表示，他们已经控制了通往省会的公路，并要求对方放下武器。联合国呼吁各方保持克制，允许救援物资进入该地区。"
    )]
    [InlineData(
        "ارتش روز دوشنبه از شهر بریلو عقب‌نشینی کرد. ساکنان گفتند که صدای تیراندازی تمام شب شنیده می‌شد و بسیاری به کوه‌ها گریختند. سخنگوی مخالفان گفت که جادهٔ مرکز ولایت در دست آنان است. سازمان ملل از همه خواست که خویشتن‌دار باشند و راه کمک‌ها را باز کنند."
    )]
    [InlineData(
        "انسحب الجيش يوم الاثنين من بلدة بريلو الشمالية. وقال السكان إن إطلاق النار استمر طوال الليل وإن كثيرين فروا إلى الجبال. وقال متحدث باسم المعارضة إنهم يسيطرون على الطريق المؤدي إلى عاصمة الولاية. ودعت الأمم المتحدة جميع الأطراف إلى ضبط النفس والسماح بدخول المساعدات."
    )]
    [InlineData(
        "Армия в понедельник покинула северный город Брело. Жители рассказали, что стрельба продолжалась всю ночь и многие бежали в горы. Представитель оппозиции заявил, что она контролирует дорогу в столицу провинции. ООН призвала все стороны к сдержанности и просила пропустить помощь."
    )]
    public async Task A_copy_is_found_in_any_script(string text)
    {
        await DecideAsync(Articles.Of("a", text));
        var marked = string.Concat(text.SelectMany(c => char.IsLetter(c) && c is >= '\u0620' and <= '\u064a' ? new[] { c, '\u064e' } : [c]));
        var copy = await DecideAsync(Articles.Of("b", marked, hours: 1));
        Assert.Equal((Relation.Copy, 1.0), (copy.Relation, copy.ContainmentOfThis));
        Assert.Empty(copy.Added);
    }

    [Fact]
    public async Task Dates_far_off_do_not_hide_a_copy()
    {
        var text = new Prose(1).Text();
        await DecideAsync(Articles.Of("a", text) with { Published = new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        Assert.Equal(new ArticleId("a"), (await DecideAsync(Articles.Of("b", text))).Cluster);
        Assert.Equal(
            new ArticleId("a"),
            (await DecideAsync(Articles.Of("c", text) with { Published = new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero) })).Cluster
        );
    }

    [Fact]
    public async Task One_GUID_for_everything_merges_nothing()
    {
        await DecideAsync(Articles.Of("a", new Prose(1).Text(), host: "bad.example", guid: "0"));
        Assert.Equal(Relation.New, (await DecideAsync(Articles.Of("b", new Prose(2).Text(), host: "bad.example", guid: "0"))).Relation);
    }

    [Fact]
    public async Task A_GUID_under_a_new_address_is_a_revision_that_takes_the_place_of_the_old()
    {
        var sentences = new Prose(1).Sentences(15);
        await DecideAsync(Articles.Of("a", Prose.Join(sentences), host: "feed.example", guid: "7"));
        var moved = await DecideAsync(
            Articles.Of("b", Prose.Join([.. sentences[..8], .. new Prose(2).Sentences(7)]), host: "feed.example", guid: "7", hours: 1)
        );
        Assert.Equal((Relation.Revision, new ArticleId("a"), new ArticleId("b")), (moved.Relation, moved.Of!.Value, moved.Cluster));
        Assert.Equal([new ArticleId("a")], moved.TakesOver);
    }

    [Fact]
    public async Task Furniture_of_a_host_joins_no_articles()
    {
        var furniture = new Prose(99).Text(8);
        for (var seed = 0; seed < 20; seed++)
        {
            var decision = await DecideAsync(
                Articles.Of("a" + seed, new Prose(seed).Text(4) + "\n" + furniture, host: "furnished.example", title: "Headline " + seed)
            );
            Assert.NotEqual(Relation.Copy, decision.Relation);
        }
    }

    private async Task<Decision> WithinAsync(int seconds, Article article)
    {
        var start = Stopwatch.GetTimestamp();
        var decision = await DecideAsync(article);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, seconds);
        return decision;
    }

    private Task<Decision> DecideAsync(Article article) => _deduplicator.DecideAsync(article, TestContext.Current.CancellationToken);
}
