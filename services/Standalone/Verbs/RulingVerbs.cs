using System.CommandLine;
using System.Net.Http.Headers;
using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Portal.Api;
using Ingestion.Standalone.Control;
using Ingestion.Standalone.Hosting;

namespace Ingestion.Standalone.Verbs;

/// <summary><c>fold</c> and <c>unfold</c>: a person's word on what is a copy. They return when index and alerts have followed.</summary>
internal static class RulingVerbs
{
    public static Command Fold()
    {
        var into = new Option<string?>("--into") { Description = "Id of the article that it is a copy of.", Required = true };
        return Create("fold", "Make an article a copy of another, for good.", RulingVerdict.Fold, into);
    }

    public static Command Unfold()
    {
        var from = new Option<string?>("--from")
        {
            Description = "Id of the article that it is no copy of; left out, the original it is folded into.",
        };
        return Create("unfold", "Give a folded article a document of its own, for good.", RulingVerdict.Unfold, from);
    }

    private static Command Create(string name, string description, RulingVerdict verdict, Option<string?> other)
    {
        var id = new Argument<string>("id") { Description = "The article's id, as search and its page show it." };
        var who = new Option<string>("--who")
        {
            Description = "The person whose word it is; shown on the article's page.",
            DefaultValueFactory = _ => Environment.UserName,
        };
        var why = new Option<string?>("--why") { Description = "The reason, in one line; shown with the decision." };
        var data = SharedOptions.Data();
        var command = new Command(name, description) { id, other, who, why, data };
        command.SetAction(
            (parsed, cancel) =>
                VerbRunner.RunAsync(() =>
                    RuleAsync(
                        parsed.GetRequiredValue(data),
                        parsed.GetRequiredValue(id),
                        new RulingRequest(
                            verdict,
                            parsed.GetValue(other) is { } named ? new ArticleId(named) : null,
                            parsed.GetRequiredValue(who),
                            parsed.GetValue(why)
                        ),
                        cancel
                    )
                )
        );
        return command;
    }

    private static async Task RuleAsync(string data, string id, RulingRequest request, CancellationToken cancel)
    {
        await using var newsroom = await NewsroomConnection.OpenAsync(data, cancel);
        if (Environment.GetEnvironmentVariable("Portal__Key") is { Length: > 0 } key)
            newsroom.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var ruled = await newsroom.Http.PostAsJsonAsync(
            new Uri($"api/articles/{Uri.EscapeDataString(id)}/ruling", UriKind.Relative),
            request,
            ControlForm.Options,
            cancel
        );
        await Answers.EnsureAsync(ruled, cancel);
        var answer = await ruled.Content.ReadAsStringAsync(cancel);
        using var followed = await newsroom.Http.PostAsync(
            new Uri("control/ruled", UriKind.Relative),
            new StringContent(answer, Encoding.UTF8, "application/json"),
            cancel
        );
        await Answers.EnsureAsync(followed, cancel);
        Console.WriteLine(answer);
    }
}
