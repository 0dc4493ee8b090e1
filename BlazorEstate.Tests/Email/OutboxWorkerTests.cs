using BlazorEstate.Domain;
using BlazorEstate.Email.Sending;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Email;

public sealed class OutboxWorkerTests
{
    [Fact]
    public async Task A_server_that_comes_back_gets_everything_and_the_trouble_is_told_meanwhile()
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(60);
        await post.Server.StopAsync();
        var signal = post.Estate.Get<OutboxSignal>();
        using var worker = ActivatorUtilities.CreateInstance<OutboxWorker>(post.Estate.Services);
        await worker.StartAsync(CancellationToken.None);
        await Waiting.UntilAsync(() => signal.Trouble is not null);
        Assert.All(await post.MailsAsync(), m => Assert.Equal((MailStatus.Queued, 0), (m.Status, m.Tries)));
        await post.Server.StartAsync();
        await Waiting.UntilAsync(async () => (await post.MailsAsync()).TrueForAll(m => m.Status == MailStatus.Sent));
        await Waiting.UntilAsync(() => signal.Trouble is null);
        await worker.StopAsync(CancellationToken.None);
        Assert.Equal(60, post.Server.Count);
    }

    [Fact]
    public async Task Who_stops_in_the_middle_of_a_mail_ends_it_and_gives_back_the_rest()
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(20);
        var inHand = new TaskCompletionSource();
        post.Server.Taken = async _ =>
        {
            inHand.TrySetResult();
            await Task.Delay(200);
        };
        using var worker = ActivatorUtilities.CreateInstance<OutboxWorker>(post.Estate.Services);
        await worker.StartAsync(CancellationToken.None);
        await inHand.Task;
        await worker.StopAsync(CancellationToken.None);
        var mails = await post.MailsAsync();
        Assert.Equal(post.Server.Count, mails.Count(m => m.Status == MailStatus.Sent));
        Assert.DoesNotContain(mails, m => m.Status == MailStatus.Sending);
    }
}
