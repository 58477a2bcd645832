import pickle,math,re,train
from train import *
m,h,c,cm,ch,F,WHOLE,STEM,GEN=pickle.load(open("model.pkl","rb"))
out={}
def q(lp): return max(1,min(255,round(-lp*12)))
simple=lambda w:c.get(w,0)<.5
regular=set()
for b in F:
    if not simple(b) or not usable(b): continue
    for s,p in surfaces(b):
        if p==0.0 and (F[b][0]>=15 or b in XTRA): regular.add(s)
mods={s:lp for s,lp in m.items() if cm.get(s,0)>=.4 or s in regular or s in MODX or s.endswith('ungs') and s[:-1] in GEN}
heads={b:lp for b,lp in h.items() if b in GEN and b not in F or b in F and (ch.get(STEM[b],0)>=.4 or b in XTRA or F[b][0]>=15)}
keep=set(mods)|set(heads)|{w for w in F if (simple(w) or w in WHOLE) and F[w][0]>=3 and len(w)<=18}|{w for w in WHOLE if w in F or True}
n=0
with open("/tmp/wt/german/stemming/data/lexicon.tsv","w") as f:
    f.write("""# The lexicon of the splitter and the stemmer: word forms and parts of compounds (ß as ss).
# Derived by counting and expectation maximisation (see README.md beside this file) from counts over the plenary speeches, questions
# and proceedings of the Deutscher Bundestag (official works, free of copyright) and from word lists written for this project.
# Licence: GPL-2.0-or-later. A cost is -12 times the natural logarithm of a probability, 0 where the form cannot stand so.
#form	count	capitals (0-15)	cost as a first part	cost as a last part	whole (1: never split)
""")
    for w in sorted(keep):
        cnt,cap=F.get(w,(0,0)); cap=max(cap,.5) if w in XN and cnt<=12 else cap
        whole=1 if (w in WHOLE or (w in F and F[w][0]>=20 and len(w)>=5 and len(viterbi(w,m,h,9,1.2))==1 and not any(w.endswith(e) and c.get(w[:-len(e)],0)>=.5 for e in('s','n','en','e','es')))) else 0
        hq=q(heads[w]) if w in heads and w not in SUFF else 0
        mq=q(mods[w]) if w in mods else 0
        if not(mq or hq or whole or cnt): continue
        n+=1
        f.write(f"{w}\t{cnt}\t{round(15*cap)}\t{mq}\t{hq}\t{whole}\n")
print(n,len(mods),len(heads))
