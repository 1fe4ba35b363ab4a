## Said by code alone when somebody is in distress; never worded by a model. docs/care.md says why so.

care-crisis = Thank you for saying this to me. You should not be alone with it.
    I am a program: I cannot call anybody, and I tell nobody what you say. Please speak to a person now, somebody near you or one of these:
    { $lines }
    If you are in danger at this moment: { $emergency }.
    Until then, move away from anything you could hurt yourself with, and let somebody stay near you.
    What you told me is kept. I will ask you nothing now. You can write to me at any time.
care-crisis-stranger = Thank you for saying this to me. You should not be alone with it.
    I am a program: I cannot call anybody, and I have kept nothing of what you wrote. Please speak to a person now, somebody near you or one of these:
    { $lines }
    If you are in danger at this moment: { $emergency }.
    Until then, move away from anything you could hurt yourself with, and let somebody stay near you.
care-crisis-again-0 = I am still here, and what you say is kept. Please let a person hear it too, now:
    { $lines }
    In danger at this moment: { $emergency }.
care-crisis-again-1 = Please do not stay alone with this. Is there somebody who could come and sit with you? Somebody is there to talk as well:
    { $lines }
    In danger at this moment: { $emergency }.
care-crisis-again-2 = I am only a program, and this needs a human voice. Please call, or ask somebody to call for you:
    { $lines }
    In danger at this moment: { $emergency }.
care-echo = Thank you for trusting me with this. I keep it with care, and I will not ask further into it.
    If such thoughts come close to you now or on another day, there is somebody to talk to:
    { $lines }
    We can go on, or leave it here for today.
care-echo-again = I keep these words with care. If they weigh on you now, the people I named are there: { $first }.
care-other = That is a heavy thing to carry. I am a program and cannot call anybody.
    If they are in danger at this moment: { $emergency }.
    You can ask them plainly how they are, stay near, and call for them or for yourself:
    { $lines }
care-abuse = Thank you for telling me. Nobody may hurt you, and it is not your fault.
    I am a program: I cannot call anybody, and I tell nobody what you say. In danger at this moment: { $emergency }.
    These people listen and help:
    { $lines }
    If somebody else looks at this phone, you can delete what you wrote and what I wrote.
care-abuse-again = I hear you, and it is kept. Please let a person help: { $first }. In danger at this moment: { $emergency }.
care-advice = I am sorry, I cannot advise on that. I only help to write down a life. For health a doctor or a pharmacist can tell you, for the law a lawyer or an advice office. Your words are kept.
care-hard-0 = Thank you for telling me that. We can stay with this or leave it, as you like.
care-hard-1 = I keep that with care. There is no need to say more than you wish. We can stay with this or leave it.
care-hard-2 = That is written down now. Take your time. We can stay with this or leave it.
care-hard-stay = I am listening. As much or as little as you like.
care-hard-leave = Then we leave it. Something else:
care-button-on = I would like to go on
care-button-rest = Not today
care-button-stay = Stay with this
care-button-leave = Leave it
care-rested = That is all right. I am here when you write.
care-gentle-0 = It is good to read you again. Only if you like: what can you see from where you are sitting?
care-gentle-1 = Only if you like: is there something small that was pleasant this week, a taste, a sound, some light?
care-gentle-2 = Only if you like: which song would you put on now, if you could have any?
care-gentle-3 = Only if you like: what do you have on your table or your windowsill that you are fond of?
